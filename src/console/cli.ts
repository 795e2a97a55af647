/** The console: `npm run resound -- <verb>`. */
import { api } from '../../generated/index.ts';
import { lineFor } from '../program/failure.ts';
import { settingsHelp } from '../settings/document.ts';
import { readSettings } from '../settings.ts';
import { follow } from './follow.ts';
import { keyCreate, keyList, keyRevoke, keyShow } from './key.ts';
import { epochBump, logStatus } from './log.ts';
import { tenantActivate, tenantArchive, tenantCreate, tenantList, tenantSuspend } from './tenant.ts';
import { UsageError, type Verb } from './verb.ts';

const verbs: readonly Verb[] = [
  follow,
  keyShow,
  keyCreate,
  keyList,
  keyRevoke,
  tenantCreate,
  tenantList,
  tenantSuspend,
  tenantActivate,
  tenantArchive,
  logStatus,
  epochBump,
];

/** The words of a verb's usage that are its name. */
const nameOf = ({ usage }: Verb): readonly string[] => (/^[a-z]+(?: [a-z]+)*/.exec(usage)?.[0] ?? '').split(' ');

const help = (): string => {
  const lines = verbs.map(({ usage, doc }) => `  ${usage}\n      ${doc}`);
  // These two run before anything is built: scripts/resound.js hands them to the generator.
  lines.push(
    '  generate\n      Writes generated/ from resources.yaml',
    '  check\n      Says whether generated/ is current',
  );
  return `npm run -s resound -- <verb>\n\n${lines.join('\n')}\n\nSettings, from the environment:\n${settingsHelp()}`;
};

async function run(args: readonly string[]): Promise<void> {
  if (args.length === 0 || args.includes('--help') || args[0] === 'help') {
    console.log(help());
    return;
  }
  const verb = verbs.find((candidate) => nameOf(candidate).every((word, index) => args[index] === word));
  if (verb === undefined) throw new UsageError(`there is no verb "${args.slice(0, 2).join(' ')}"`);
  await verb.run(args.slice(nameOf(verb).length), {
    settings: readSettings(process.env),
    base: api.base,
    print: (line) => console.log(line),
    tell: (line) => console.error(line),
  });
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const usage = error instanceof UsageError;
  console.error(usage ? `${error.message}; see: npm run -s resound -- --help` : (lineFor(error) ?? messageOf(error)));
  process.exitCode = usage ? 2 : 1;
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
