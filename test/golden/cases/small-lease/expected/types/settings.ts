// Code generated from resources.yaml (resource settings). DO NOT EDIT.

export interface Settings {
  /** Uuid. */
  readonly tenant_id: string;
  readonly greeting: string;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `settings.update`, a JSON Merge Patch. */
export interface UpdateSettings {
  readonly greeting?: string;
}
