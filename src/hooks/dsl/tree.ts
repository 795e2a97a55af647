/**
 * What a source means, as it stands in the answer's `ast`. Each variant carries its name in `kind`; docs/dsl.md shows the form.
 *
 * Type aliases and not interfaces, since only those are JSON values to the compiler.
 */

export type Source = {
  readonly version: string;
  readonly definitions: readonly Definition[];
};

export type Definition = Adapter | Memory | Policy | Injection;

export type Adapter = {
  readonly kind: 'adapter';
  readonly name: string;
  readonly type: AdapterType;
  readonly connection: string;
  readonly options: readonly AdapterOption[];
};

export type AdapterType = 'postgres' | 'redis' | 'memory';

export type AdapterOption = {
  readonly key: string;
  readonly value: string | number;
};

export type Memory = {
  readonly kind: 'memory';
  readonly name: string;
  readonly type: MemoryType;
  readonly schema: readonly SchemaField[];
  readonly retention: Retention;
  readonly lifecycle: Lifecycle | null;
  readonly parent: string | null;
  readonly index: readonly Index[];
  readonly inject_on: readonly Trigger[];
  readonly artifacts: readonly string[];
};

export type MemoryType = 'ephemeral' | 'working' | 'episodic' | 'semantic' | 'procedural' | 'meta';

export type SchemaField = {
  readonly name: string;
  readonly type: FieldType;
  readonly optional: boolean;
};

export type PlainFieldType = 'uuid' | 'text' | 'int' | 'float' | 'bool' | 'timestamp' | 'json';

export type FieldType =
  | { readonly kind: PlainFieldType }
  | { readonly kind: 'embedding'; readonly dimensions: number | null }
  | { readonly kind: 'enum'; readonly values: readonly string[] };

export type Duration = {
  readonly kind: 'duration';
  readonly amount: number;
  readonly unit: DurationUnit;
};

export type DurationUnit = 's' | 'm' | 'h' | 'd' | 'w';

export type PlainRetention = 'persistent' | 'session' | 'scope';

/** `max` keeps at most `count` entries. */
export type Retention = { readonly kind: PlainRetention } | { readonly kind: 'max'; readonly count: number } | Duration;

export type Lifecycle = { readonly kind: 'explicit' } | { readonly kind: 'auto_close'; readonly trigger: Trigger };

export type Index = {
  readonly field: string;
  readonly kind: IndexKind;
};

export type IndexKind = 'btree' | 'hash' | 'gin' | 'hnsw' | 'ivfflat';

export type PlainTrigger = 'task_start' | 'task_end' | 'scope_close' | 'turn_end' | 'manual';

export type Trigger = { readonly kind: PlainTrigger } | { readonly kind: 'schedule'; readonly cron: string };

export type Policy = {
  readonly kind: 'policy';
  readonly name: string;
  readonly rules: readonly PolicyRule[];
};

export type PolicyRule = {
  readonly on: Trigger;
  readonly actions: readonly Action[];
};

export type PlainAction = 'summarize' | 'extract_artifacts' | 'checkpoint';

export type Action =
  | { readonly kind: PlainAction; readonly target: string }
  | { readonly kind: 'prune'; readonly target: string; readonly filter: Filter }
  | { readonly kind: 'notify'; readonly text: string }
  | { readonly kind: 'inject'; readonly target: string; readonly mode: Mode };

export type Injection = {
  readonly kind: 'injection';
  readonly source: string;
  readonly target: string;
  readonly mode: Mode;
  readonly priority: number;
  readonly max_tokens: number | null;
  readonly filter: Filter | null;
};

export type Mode =
  | { readonly kind: 'full' | 'summary' }
  | { readonly kind: 'top_k'; readonly count: number }
  | { readonly kind: 'relevant'; readonly threshold: number };

/** `and` and `or` hold two or more operands, in the order in which they were written. */
export type Filter =
  | { readonly kind: 'or' | 'and'; readonly operands: readonly Filter[] }
  | { readonly kind: 'not'; readonly operand: Filter }
  | { readonly kind: 'compare'; readonly field: string; readonly operator: Operator; readonly value: Value };

/** `==` is read as `=`. */
export type Operator = '=' | '!=' | '<' | '>' | '<=' | '>=' | '~' | 'in' | 'contains';

export type Constant = 'true' | 'false' | 'null' | 'current_trajectory' | 'current_scope' | 'now';

export type Value =
  | { readonly kind: Constant }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | Duration;
