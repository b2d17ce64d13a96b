import type { Connection } from './connection.ts';

/** Raised with every change of the tables; `migrations[n]` brings a database from version n to n + 1. */
const migrations: readonly string[] = [
  `
  CREATE TABLE documents (
    id TEXT PRIMARY KEY NOT NULL,
    space TEXT NOT NULL,
    kind TEXT NOT NULL,
    tier TEXT NOT NULL,
    seq INTEGER NOT NULL,
    parent TEXT,
    author TEXT,
    sort REAL NOT NULL,
    createdAt REAL NOT NULL,
    changedAt REAL NOT NULL,
    deleted INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX log ON documents (space, seq);
  CREATE INDEX fill ON documents (space, tier, seq) WHERE deleted = 0;
  CREATE INDEX listed ON documents (space, kind, sort) WHERE deleted = 0;
  CREATE INDEX hanging ON documents (parent, kind, sort) WHERE deleted = 0 AND parent IS NOT NULL;
  CREATE TABLE spaces (space TEXT PRIMARY KEY NOT NULL, head INTEGER NOT NULL, changedAt REAL NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE outcomes (
    command TEXT PRIMARY KEY NOT NULL,
    person TEXT NOT NULL,
    status TEXT NOT NULL,
    refusal TEXT,
    documents TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
];

/** Brings the tables to today's shape in one transaction. Throws when the database is of a newer version than this program. */
export function migrate(connection: Connection): void {
  const version = connection.number('PRAGMA user_version');
  if (version > migrations.length)
    throw new Error(`the database is of version ${version}, this program knows ${migrations.length}: run a newer server`);
  if (version === migrations.length) return;
  connection.exec('BEGIN IMMEDIATE');
  try {
    for (const sql of migrations.slice(version)) connection.exec(sql);
    connection.exec(`PRAGMA user_version = ${migrations.length}`);
    connection.exec('COMMIT');
  } catch (error) {
    connection.rollback();
    throw error;
  }
}
