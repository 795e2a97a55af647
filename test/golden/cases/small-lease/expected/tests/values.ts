// Code generated from resources.yaml. DO NOT EDIT.

import { oneOf } from '../../test/support/broadcast/draw.ts';

export const Mode = oneOf('exclusive', 'shared');
