import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { languageReference } from '../../generator/manifest/reference.ts';
import { compileText, printed, rewrite, updating } from './support.ts';

const path = 'docs/manifest.md';
const MARK = '<!-- reference -->\n';

interface Example {
  readonly line: number;
  readonly wrong: boolean;
  readonly yaml: string;
  /** The text block that follows a wrong example. */
  readonly output: string;
}

function examplesOf(text: string): Example[] {
  const fence = /^```yaml( wrong)?\n(.*?)^```\n(?:\n```text\n(.*?)^```)?/gms;
  return [...text.matchAll(fence)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    wrong: match[1] !== undefined,
    yaml: match[2] ?? '',
    output: match[3] ?? '',
  }));
}

/** Examples leave out what does not matter to them. */
function completed(yaml: string): string {
  const api = /^api:/m.test(yaml) ? '' : 'api: { title: Example, version: "1.0.0" }\n';
  const resources = /^resources:/m.test(yaml)
    ? ''
    : '\nresources:\n  nothing:\n    calls: { ping: { answer: { pong: { type: boolean } } } }\n';
  return api + yaml + resources;
}

describe('docs/manifest.md', () => {
  const manual = readFileSync(path, 'utf8');
  const examples = examplesOf(manual);

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(7);
  });

  for (const { line, yaml } of examples.filter(({ wrong }) => !wrong)) {
    it(`compiles the example on line ${line}`, async () => {
      expect(printed(completed(yaml))).toBe('');
      expect((await compileText(completed(yaml))).files.length).toBeGreaterThan(10);
    });
  }

  for (const { line, yaml, output } of examples.filter(({ wrong }) => wrong)) {
    it(`says of the wrong example on line ${line} what the manual says`, () => {
      const said = printed(yaml);
      if (updating)
        rewrite(
          path,
          readFileSync(path, 'utf8').replace(output, () => said),
        );
      else expect(said).toBe(output);
    });
  }

  it('ends with the reference that the grammar gives', () => {
    const now = readFileSync(path, 'utf8');
    const [head = ''] = now.split(MARK);
    const whole = `${head}${MARK}\n${languageReference()}`;
    if (updating) rewrite(path, whole);
    else expect(now).toBe(whole);
  });
});
