// The insert of the peers that are written by hand: one named prepared statement.
import pg from 'pg';

pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1184, (at) => `${at.slice(0, 10)}T${at.slice(11, -3)}Z`);

export const columns = `trajectory_id, tenant_id, name, description, status, parent_trajectory_id, root_trajectory_id, agent_id,
  created_at, updated_at, completed_at, outcome, metadata, version`;

// Version 7, as the measured server makes its ids, so that both indexes grow in the same way.
let last = 0n;
function uuidv7() {
  let n = (BigInt(Date.now()) << 16n) | 0n;
  if (n <= last) n = last + 1n;
  last = n;
  const hex = n.toString(16).padStart(16, '0');
  const random = Math.random().toString(16).slice(2, 14).padEnd(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${random.slice(0, 3)}-${random}`;
}

// A query for `pg`. `also`: what else it returns.
export function insertion(table, tenant, body, also = '') {
  const { name, description = null, parent_trajectory_id = null, agent_id = null, metadata = null } = body;
  return {
    name: 'create',
    text: `INSERT INTO ${table} (trajectory_id, tenant_id, name, description, status, parent_trajectory_id,
      root_trajectory_id, agent_id, created_at, updated_at, metadata, version)
      VALUES ($1, $2, $3, $4, 'Active', $5, $1, $6, now(), now(), $7, 1) RETURNING ${columns}${also}`,
    values: [
      uuidv7(),
      tenant,
      name,
      description,
      parent_trajectory_id,
      agent_id,
      metadata === null ? null : JSON.stringify(metadata),
    ],
  };
}
