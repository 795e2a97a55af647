/** What is known by name while the manifest is resolved. */
import type { Code, NeedsOf } from '../diagnostics/catalogue.ts';
import { problem } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Report } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { Node, ScalarNode, Source, Span } from '../manifest/tree.ts';
import type { Field, NamedType, Parameter, Position } from './model.ts';

/** A resource as far as others must know it: its names are known before anything that uses them is read. */
export interface Shell {
  readonly name: string;
  readonly node: Node;
  readonly key: ScalarNode;
  readonly id: string;
  readonly plural: string;
  readonly path: string;
  readonly singleton: boolean;
  /** Fields whose type could be read. */
  readonly fields: Map<string, Field>;
  /** All field names, also of those that could not be read: naming one is no second problem. */
  readonly fieldNames: ReadonlySet<string>;
  readonly mutationNames: ReadonlySet<string>;
  /** Names of all its mutations' `with`. */
  readonly parameterNames: ReadonlySet<string>;
}

/** Parameters that may be named at some place, and how messages call their owner: `mutation lock.extend`. */
export interface Parameters {
  readonly owner: string;
  readonly known: ReadonlyMap<string, Parameter>;
  /** All names, also of those that could not be read. */
  readonly names: ReadonlySet<string>;
}

export class Scope {
  readonly source: Source;
  readonly report: Report;
  /** null: declared, but not readable. */
  readonly types = new Map<string, NamedType | null>();
  readonly shells = new Map<string, Shell>();

  constructor(source: Source, report: Report) {
    this.source = source;
    this.report = report;
  }

  at(span: Span): Position {
    return this.source.position(span);
  }

  problem<C extends Code>(code: C, span: Span, needs: NeedsOf<C>, related: Diagnostic['related'] = null): void {
    this.report(problem(code, this.at(span), needs, related));
  }

  /** The name, its nearest known one and all known ones: what messages about unknown names need. */
  unknown(name: string, known: Iterable<string>): { name: string; near: string | null; known: readonly string[] } {
    const names = [...known];
    return { name, near: nearest(name, names), known: names };
  }

  /** The field, or undefined: reported here where it does not exist, and before where it could not be read. */
  field(shell: Shell, name: string, span: Span): Field | undefined {
    if (!shell.fieldNames.has(name)) {
      this.problem('E2003', span, { ...this.unknown(name, shell.fieldNames), resource: `resource ${shell.name}` });
    }
    return shell.fields.get(name);
  }
}
