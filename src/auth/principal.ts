/** Who a credential stands for. */
export interface Principal {
  /** The name in events and logs: `key:<id>` or `user:<sub>`. */
  readonly actor: string;
  /** Uuids of the tenants that the credential may use, in lower case. */
  readonly tenants: readonly string[];
  readonly roles: readonly string[];
  /** Milliseconds since 1970, after which the credential is void; null: never. */
  readonly expiresAt: number | null;
}

/** A principal in the tenant that it has chosen. */
export interface Caller {
  readonly principal: Principal;
  readonly tenantId: string;
}
