/** The settings as text for people. */
import { type Setting, settingTable } from './table.ts';

/** One row of the documentation. */
export interface SettingDoc {
  readonly variable: string;
  readonly default: string;
  readonly doc: string;
}

/** The settings as `--help` and the README show them, in the table's order. */
export const settingDocs: readonly SettingDoc[] = Object.values<Setting<unknown>>(settingTable).map((setting) => ({
  variable: setting.variable,
  default: setting.default ?? '',
  doc: setting.doc,
}));

/** The settings as aligned lines of text. */
export function settingsHelp(): string {
  const width = Math.max(...settingDocs.map(({ variable }) => variable.length));
  const line = ({ variable, default: preset, doc }: SettingDoc): string =>
    `  ${variable.padEnd(width)}  ${doc}${preset === '' ? '' : ` (${preset})`}`;
  return settingDocs.map(line).join('\n');
}

/** The settings as the table of README.md. */
export function settingsTable(): string {
  const row = ({ variable, default: preset, doc }: SettingDoc): string =>
    `| \`${variable}\` | ${preset === '' ? '' : `\`${preset}\``} | ${doc} |`;
  return ['| Variable | Default | Meaning |', '| --- | --- | --- |', ...settingDocs.map(row)].join('\n');
}
