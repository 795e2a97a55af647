import { describe, expect, it } from '@jest/globals';
import { createStopper } from '../../src/program/stopper.ts';

describe('the stopper', () => {
  it('ends the last first, once, and the others also when one fails', async () => {
    const calls: string[] = [];
    const stopper = createStopper((name, error) => calls.push(`${name}: ${(error as Error).message}`));
    stopper.add('database', async () => calls.push('database'));
    stopper.add('events', () => Promise.reject(new Error('broken')));
    stopper.add('server', async () => calls.push('server'));
    await Promise.all([stopper.stop(), stopper.stop()]);
    expect(calls).toEqual(['server', 'events: broken', 'database']);
  });
});
