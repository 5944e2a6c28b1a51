-- What one run knows, forgotten at its end: in SQLite, so that memory does not grow with it.
CREATE TEMP TABLE found (
  name    TEXT PRIMARY KEY,
  shown   TEXT NOT NULL,
  state   TEXT NOT NULL,
  changed INTEGER NOT NULL DEFAULT 0,  -- whether it must be read
  later   INTEGER NOT NULL DEFAULT 0   -- whether it must be read once more, when all others are
) WITHOUT ROWID;

-- The article files there are, and those of them that must be read.
CREATE TEMP TABLE seen (path TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE unread (path TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;

-- The articles that a dry run would write, each with what is another text when it is another.
CREATE TEMP TABLE unwritten (id TEXT PRIMARY KEY, version TEXT NOT NULL) WITHOUT ROWID;

-- Records that no article was found for until all others were read, in their order.
CREATE TEMP TABLE waiting (
  number  INTEGER PRIMARY KEY,
  source  TEXT NOT NULL,
  name    TEXT NOT NULL,
  record  BLOB NOT NULL,
  article TEXT  -- the id of the one that it is a correction of
);
CREATE INDEX temp.waiting_by_source ON waiting (source);
CREATE INDEX temp.waiting_by_name ON waiting (name);
CREATE INDEX temp.waiting_by_article ON waiting (article) WHERE article IS NOT NULL;

-- Of one source: the articles whose record is not there any more, and how like them the waiting records are.
CREATE TEMP TABLE lost (
  article  TEXT PRIMARY KEY,
  topic    TEXT NOT NULL,     -- what two versions of an article have in common
  dated    INTEGER NOT NULL,  -- this and the next are its features, see likeness.py
  headline TEXT NOT NULL,
  runs     BLOB NOT NULL,
  words    BLOB NOT NULL,
  numbers  TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX temp.lost_by_topic ON lost (topic);
CREATE TEMP TABLE alike (similarity REAL NOT NULL, name TEXT NOT NULL, article TEXT NOT NULL);
