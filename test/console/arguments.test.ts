import { describe, expect, it } from '@jest/globals';
import { needed } from '../../src/console/arguments.ts';
import { follow } from '../../src/console/follow.ts';
import { UsageError } from '../../src/console/verb.ts';

describe('arguments', () => {
  it.each([undefined, '', 'a\tb', 'a\nb', '\u001b[2J'])('that are needed may not be %j', (value) => {
    expect(() => needed(value, '--name')).toThrow(UsageError);
  });

  it.each(['foo', 'ftp://localhost', 'localhost:3000'])('that are addresses may not be %j', async (url) => {
    const console = { settings: {} as never, base: '/api/v1', print: () => undefined, tell: () => undefined };
    await expect(follow.run(['--key', 'x', '--url', url], console)).rejects.toThrow('must begin with http://');
  });
});
