import { describe, expect, it } from '@jest/globals';
import { frame } from '../../generator/diagnostics/format.ts';
import { distance, nearest } from '../../generator/diagnostics/nearest.ts';
import { Source } from '../../generator/manifest/tree.ts';

describe('nearest', () => {
  it.each([
    ['lable', 'label', 1],
    ['label', 'label', 0],
    ['labels', 'label', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['abc', '', 3],
  ])('knows that %s is as far from %s as %i edits', (left, right, edits) => {
    expect(distance(left, right, 5)).toBe(edits);
    expect(distance(right, left, 5)).toBe(edits);
  });

  it('gives up beyond its bound', () => {
    expect(distance('kitten', 'sitting', 2)).toBe(3);
    expect(distance('a', 'abcdefgh', 2)).toBe(3);
  });

  it('names what was meant, and nothing where nothing is near', () => {
    expect(nearest('staus', ['name', 'status', 'state'])).toBe('status');
    expect(nearest('STATUS', ['name', 'status'])).toBe('status');
    expect(nearest('colour', ['name', 'status'])).toBeNull();
    expect(nearest('x'.repeat(100_000), ['x'.repeat(99_999)])).toBeNull();
  });
});

describe('a code frame', () => {
  const of = (text: string, mark: string): string => {
    const start = text.indexOf(mark);
    return frame(text, new Source('m.yaml', text).position({ start, end: start + mark.length }));
  };

  it('marks the place below its line, with the line before', () => {
    expect(of('one: 1\ntwo: here\nthree: 3\n', 'here')).toBe('  1 | one: 1\n> 2 | two: here\n    |      ^^^^');
  });

  it('marks the first line of what spans several', () => {
    expect(of('a: [b,\n  c]\n', '[b,\n  c]')).toBe('> 1 | a: [b,\n    |    ^^^');
  });

  it('keeps its mark below the place when tabs and control characters stand before it', () => {
    expect(of('a:\t"\u001b[0m" here', 'here')).toBe('> 1 | a: "\\u001b[0m" here\n    |                ^^^^');
  });

  it('cuts a long line so that the place is in view', () => {
    const shown = of(`a: ${'x'.repeat(5000)} here ${'y'.repeat(5000)}`, 'here');
    const [line = '', mark = ''] = shown.split('\n');
    expect(line.length).toBeLessThan(130);
    expect(line.slice(mark.indexOf('^'), mark.indexOf('^') + 4)).toBe('here');
  });

  it('counts CRLF as one end of line', () => {
    expect(of('one: 1\r\ntwo: here\r\n', 'here')).toBe('  1 | one: 1\n> 2 | two: here\n    |      ^^^^');
  });
});
