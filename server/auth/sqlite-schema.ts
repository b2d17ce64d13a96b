/** Tables of sign-in. Additive changes only; a column that is new has a default. */
export const ACCOUNT_SCHEMA = `
CREATE TABLE IF NOT EXISTS account (
  person TEXT PRIMARY KEY,
  mail TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password TEXT,
  admin INTEGER NOT NULL,
  deactivatedAt REAL,
  createdAt REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS device (
  person TEXT NOT NULL REFERENCES account (person),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  createdAt REAL NOT NULL,
  seenAt REAL NOT NULL,
  revokedAt REAL,
  knownHash TEXT NOT NULL,
  PRIMARY KEY (person, id)
) STRICT;
CREATE TABLE IF NOT EXISTS signIn (
  id TEXT PRIMARY KEY,
  selector TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL,
  device TEXT NOT NULL,
  accessHash TEXT NOT NULL UNIQUE,
  accessUntil REAL NOT NULL,
  refreshHash TEXT NOT NULL,
  previousHash TEXT,
  nonce TEXT NOT NULL,
  rotatedAt REAL NOT NULL,
  confirmed INTEGER NOT NULL,
  createdAt REAL NOT NULL,
  until REAL NOT NULL,
  ended TEXT,
  endedAt REAL,
  FOREIGN KEY (person, device) REFERENCES device (person, id)
) STRICT;
CREATE INDEX IF NOT EXISTS signInOfDevice ON signIn (person, device) WHERE ended IS NULL;
CREATE INDEX IF NOT EXISTS signInUntil ON signIn (until);
CREATE INDEX IF NOT EXISTS signInEnded ON signIn (endedAt) WHERE endedAt IS NOT NULL;
CREATE TABLE IF NOT EXISTS link (
  hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  person TEXT NOT NULL,
  until REAL NOT NULL,
  usedAt REAL
) STRICT;
CREATE TABLE IF NOT EXISTS act (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at REAL NOT NULL,
  actor TEXT,
  action TEXT NOT NULL,
  subject TEXT,
  details TEXT NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS actStays BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS actKept BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`;
