/** Prints what waits in drafts. Its libraries are large: they are loaded by what is printed first. */
import { type Checks, type Declaration, isChecks, type Unprinted } from '../render/draft.ts';
import { printDeclarations } from '../render/morph.ts';
import { contractFile } from './names.ts';

/** @returns the text of each block, in their order */
export async function printBlocks(blocks: readonly Unprinted[]): Promise<readonly string[]> {
  const declarations = blocks.filter((block): block is Declaration => !isChecks(block));
  const declared = printDeclarations(declarations).values();
  const compiled = (await printAllChecks(blocks.filter(isChecks))).values();
  return blocks.map((block) => (isChecks(block) ? compiled : declared).next().value ?? '');
}

async function printAllChecks(all: readonly Checks[]): Promise<readonly string[]> {
  if (all.length === 0) return [];
  const { compileChecks, localName } = await import('./validators/compile.ts');
  return all.map(({ checks, contract }) => {
    const compiled = compileChecks(checks);
    const uses = compiled.uses.map((name) => (localName(name) === name ? name : `${name} as ${localName(name)}`));
    const imports = [
      ...(compiled.uses.length > 0
        ? [`import { ${uses.join(', ')} } from '../${contractFile(contract, 'formats')}';`]
        : []),
      `import type { CompiledCheck } from '../${contractFile(contract, 'validate')}';`,
    ];
    const constants = checks.map(
      ({ name }, at) => `export const ${name}: CompiledCheck = ${compiled.checks[at] ?? ''};`,
    );
    const blocks = [imports, compiled.shared].filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
    return [...blocks, ...constants].join('\n\n');
  });
}
