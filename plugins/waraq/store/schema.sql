-- The store's tables. `sort` is the EDTF date padded with zeros to a day, so that a month or a
-- year stands before its days; '' for an unknown date. Newest first is ORDER BY sort DESC, id.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE article (
  id      TEXT PRIMARY KEY,
  path    TEXT NOT NULL UNIQUE,
  digest  TEXT NOT NULL,
  status  TEXT NOT NULL,
  date    TEXT,
  sort    TEXT NOT NULL,
  section TEXT,
  lead    TEXT NOT NULL,
  fields  TEXT NOT NULL,
  html    TEXT NOT NULL,
  text    TEXT NOT NULL,
  notices TEXT NOT NULL  -- JSON: what the editor is told of it at every build
);
CREATE INDEX article_by_date ON article (status, sort, id);
CREATE INDEX article_by_section ON article (status, section, sort, id);

CREATE TABLE mention (
  entity   TEXT NOT NULL,
  article  TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (entity, article)
) WITHOUT ROWID;
CREATE INDEX mention_by_article ON mention (article, position);
