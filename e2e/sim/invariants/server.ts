import { DatabaseSync } from 'node:sqlite';
import type { World } from '../world.ts';

/** The auditor's own copy of the truth is what is in the server's database: otherwise all other checks look at the wrong thing. */
export function truthIsTrue(world: World): string[] {
  const path = world.host.running?.path;
  if (!path) return ['the server does not run'];
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare('SELECT id, text FROM documents').all();
    if (rows.length !== world.truth.documents.size) return [`the database has ${rows.length} documents, not ${world.truth.documents.size}`];
    return rows
      .filter((row) => JSON.stringify(world.truth.documents.get(row.id as never)) !== row.text)
      .map((row) => `the database has another ${row.id}`);
  } finally {
    database.close();
  }
}
