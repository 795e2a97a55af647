/** The program's settings, from the environment. */
import type { Parse } from './settings/parsers.ts';
import { type Setting, settingTable } from './settings/table.ts';

/** A fault in the environment, in one line: the variable, what is wrong with it, and what to write instead. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
  constructor(variable: string, fault: string, remedy: string) {
    super(`${variable} ${fault}; ${remedy}`);
  }
}

type Value<S> = S extends { readonly default: null; readonly parse: Parse<infer T> }
  ? T | null
  : S extends { readonly parse: Parse<infer T> }
    ? T
    : never;

/** By name, parsed and checked; null where unset and without a default. */
export type Settings = { readonly [Key in keyof typeof settingTable]: Value<(typeof settingTable)[Key]> };

/**
 * Reads the settings. Unset and empty are the same; variables that are not ours are none of our business.
 *
 * @throws SettingError for the first variable that cannot be used
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const read = (setting: Setting<unknown>): unknown => {
    const value = environment[setting.variable];
    const given = value === undefined || value === '' ? setting.default : value;
    if (given === null) return null;
    const parsed = setting.parse(given);
    if ('fault' in parsed) {
      throw new SettingError(setting.variable, parsed.fault, `for example ${setting.variable}=${setting.example}`);
    }
    return parsed.value;
  };
  const entries = Object.entries(settingTable).map(([key, setting]) => [key, read(setting)]);
  const settings = Object.fromEntries(entries) as Settings;
  checkTogether(settings);
  return settings;
}

const secretAlgorithms = ['HS256', 'HS384', 'HS512'];
const keyAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** What only shows when several are looked at together. */
function checkTogether(settings: Settings): void {
  const { jwtSecret, jwtPublicKey, jwtJwks, jwtAlgorithms, databaseUrl, databaseOwnerUrl, databaseDirectUrl } =
    settings;
  const [first, second] = Object.entries({ JWT_SECRET: jwtSecret, JWT_PUBLIC_KEY: jwtPublicKey, JWT_JWKS: jwtJwks })
    .filter(([, value]) => value !== null)
    .map(([variable]) => variable);
  if (first !== undefined && second !== undefined) {
    throw new SettingError(second, `cannot be set beside ${first}`, 'unset one of them');
  }
  // A public key taken for an HMAC secret is how tokens are forged: the two families never mix.
  const allowed = jwtSecret === null ? keyAlgorithms : secretAlgorithms;
  const foreign = jwtAlgorithms?.find((algorithm) => !allowed.includes(algorithm));
  if (foreign !== undefined) {
    const why = jwtSecret === null ? 'without JWT_SECRET' : 'beside JWT_SECRET';
    throw new SettingError('JWT_ALGORITHMS', `${why} cannot hold "${foreign}"`, `choose from ${allowed.join(', ')}`);
  }
  const further = { DATABASE_OWNER_URL: databaseOwnerUrl, DATABASE_DIRECT_URL: databaseDirectUrl };
  for (const [variable, value] of Object.entries(further)) {
    if (value === null || databaseUrl !== null) continue;
    const example = `for example DATABASE_URL=${settingTable.databaseUrl.example}`;
    throw new SettingError('DATABASE_URL', `must be set beside ${variable}`, example);
  }
}
