import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { settingDocs, settingsHelp, settingsTable } from '../../src/settings/document.ts';
import { readSettings } from '../../src/settings.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const secret = 'x'.repeat(32);

describe('settings', () => {
  it('have defaults for a person who has set nothing', () => {
    expect(readSettings({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, bodyLimit: 1048576 });
  });

  it('take empty for unset, and ignore what is not theirs', () => {
    expect(readSettings({ PORT: '', EDITOR: 'vi', PORTS: 'many' })).toEqual(readSettings({}));
  });

  it('are read in their units', () => {
    expect(readSettings({ BODY_LIMIT: '512kb', JWT_SECRET: secret, JWT_ALGORITHMS: 'HS256, HS512' })).toMatchObject({
      bodyLimit: 524288,
      jwtAlgorithms: ['HS256', 'HS512'],
    });
    expect(readSettings({ RESOUND_LOG_MAX_AGE: '36h' })).toMatchObject({ logMaxAgeMs: 129_600_000, logMaxEvents: 1e7 });
    expect(readSettings({ JWT_PUBLIC_KEY: pem.replaceAll('\n', '\\n') }).jwtPublicKey).toBe(pem);
  });

  it.each<[string, Record<string, string>]>([
    ['PORT must be a whole number from 0 to 65535, not "http"; for example PORT=8080', { PORT: 'http' }],
    ['PORT must be a whole number from 0 to 65535, not "70000"; for example PORT=8080', { PORT: '70000' }],
    [
      'NODE_ENV must be one of development, production, test, not "prod"; for example NODE_ENV=production',
      { NODE_ENV: 'prod' },
    ],
    [
      'BODY_LIMIT must be a size from 1 to 64mb, in bytes, kb or mb, not "1gb"; for example BODY_LIMIT=512kb',
      { BODY_LIMIT: '1gb' },
    ],
    [
      'RESOUND_LOG_MAX_AGE must be a duration in s, m, h, d or w, not "7 days"; for example RESOUND_LOG_MAX_AGE=30d',
      { RESOUND_LOG_MAX_AGE: '7 days' },
    ],
    [
      'DATABASE_URL must start with postgres://; for example DATABASE_URL=postgres://user:password@localhost:5432/app',
      { DATABASE_URL: 'mysql://me:hidden@localhost/app' },
    ],
    ['JWT_PUBLIC_KEY cannot be set beside JWT_SECRET; unset one of them', { JWT_SECRET: secret, JWT_PUBLIC_KEY: pem }],
    [
      'JWT_ALGORITHMS without JWT_SECRET cannot hold "HS256"; choose from RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA',
      { JWT_PUBLIC_KEY: pem, JWT_ALGORITHMS: 'RS256,HS256' },
    ],
    [
      'JWT_PUBLIC_KEY must be the public key, not the private one; for example JWT_PUBLIC_KEY="$(cat public.pem)"',
      { JWT_PUBLIC_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
    ],
    [
      'DATABASE_URL must be set beside DATABASE_OWNER_URL; for example DATABASE_URL=postgres://user:password@localhost:5432/app',
      { DATABASE_OWNER_URL: 'postgres://owner@localhost/app' },
    ],
  ])('refuse with one line: %s', (message, environment) => {
    expect(() => readSettings(environment)).toThrow(expect.objectContaining({ name: 'SettingError', message }));
  });

  it.each(['JWT_SECRET', 'DATABASE_URL', 'JWT_PUBLIC_KEY'])('never repeat the value of %s', (variable) => {
    expect(() => readSettings({ [variable]: 'hunter2' })).toThrow(expect.not.stringContaining('hunter2'));
  });

  it('are listed by the help, each with its default', () => {
    const help = settingsHelp();
    for (const { variable, default: preset } of settingDocs) {
      expect(help).toMatch(new RegExp(`^ {2}${variable} .*${preset === '' ? '' : `\\(${preset}\\)`}$`, 'm'));
    }
  });

  it('are listed by the README in the very same table', () => {
    expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain(settingsTable());
  });
});
