/**
 * A whole number from the environment, 1 or more; unset and empty are the same.
 *
 * @param {string} variable - such as TEST_BUDGET
 * @param {{ unit: string, preset: number, most: number }} what - `unit` says what is counted
 * @throws with one line for people where it is something else
 */
export function wholeFrom(variable, { unit, preset, most }) {
  const text = process.env[variable] ?? '';
  if (text === '') return preset;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  const error = new Error(
    `${variable} must be a whole number of ${unit} from 1 to ${most}, not "${text}"; for example ${variable}=${preset}`,
  );
  error.name = 'SettingError';
  throw error;
}

/** What a timer can wait for, 24.8 days: beyond it fires at once. */
export const mostSeconds = 2_147_483;
