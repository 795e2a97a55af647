import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { curlLine, welcome } from '../../src/program/welcome.ts';

const example = {
  method: 'POST',
  path: '/things',
  body: '{"name":"It\'s \\"$HOME\\" `here`"}',
  event: 'ThingCreated',
} as const;
const options = {
  title: 'Things',
  version: '1.0.0',
  base: 'http://127.0.0.1:3000/api/v1',
  follow: 'npm run -s resound -- follow',
  example,
  developmentKey: 'rsd_key',
  place: 'here',
  colour: false,
};

describe('the welcome', () => {
  it('gives a curl line in which the shell finds nothing to interpret', () => {
    const line = curlLine(options.base, 'rsd_key', example);
    const words = execFileSync('/bin/sh', ['-c', `printf '%s\\n' ${line.slice('curl '.length)}`], { encoding: 'utf8' });
    expect(words.trim().split('\n')).toEqual([
      '-sS',
      '-X',
      'POST',
      '-H',
      'X-API-Key: rsd_key',
      '-H',
      'Content-Type: application/json',
      '-d',
      example.body,
      'http://127.0.0.1:3000/api/v1/things',
    ]);
  });

  it('is plain text where colour is not wanted', () => {
    expect(welcome(options)).not.toContain('\u001b');
    expect(welcome({ ...options, colour: true })).toContain('\u001b[1m');
  });

  it('shows how to make a key where there is none, and no line that needs one', () => {
    const text = welcome({ ...options, developmentKey: null });
    expect(text).toContain('key create');
    expect(text).not.toContain('curl');
  });

  it('leaves the curl line out where every create needs another row first', () => {
    expect(welcome({ ...options, example: null })).not.toContain('curl');
  });
});
