-- What an ingest has found, for the next one. All of it can be found again from seeds/ and content/.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE article (
  path   TEXT PRIMARY KEY,  -- below the content folder
  state  TEXT NOT NULL,     -- of the file as it was read or written; '' where that would not tell a later change
  id     TEXT NOT NULL,
  file   TEXT NOT NULL,     -- this and the next two are those of its source, '' where it has none
  record TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  edited INTEGER NOT NULL   -- whether the file has other bytes than it was written with
) WITHOUT ROWID;
CREATE INDEX article_by_id ON article (id);
CREATE INDEX article_by_place ON article (file, record);
CREATE INDEX article_by_record ON article (record) WHERE record <> '';
CREATE INDEX article_by_bytes ON article (sha256);

CREATE TABLE source (
  name     TEXT PRIMARY KEY,
  state    TEXT NOT NULL,  -- of the file when all of it was read; '' where it must be read again
  refused  INTEGER NOT NULL,  -- whether something of it was
  unsaid   INTEGER NOT NULL,  -- how many records were refused besides those in `problems`
  problems TEXT NOT NULL   -- JSON: what was told of it
) WITHOUT ROWID;

-- The records of the sources, each with the article that was made of it.
CREATE TABLE record (
  source  TEXT NOT NULL,
  article TEXT NOT NULL UNIQUE,
  sha256  TEXT NOT NULL,
  line    INTEGER,
  name    TEXT,           -- what its text is called, where the article has the id of an earlier text; else NULL
  PRIMARY KEY (source, article)
) WITHOUT ROWID;
CREATE INDEX record_by_name ON record (name) WHERE name IS NOT NULL;
