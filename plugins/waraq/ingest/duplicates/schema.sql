-- What is known of each article's text. Articles whose words are the same share a text.
CREATE TABLE meta (stamp TEXT NOT NULL);

CREATE TABLE text (
  number INTEGER PRIMARY KEY,
  words  BLOB NOT NULL UNIQUE,  -- hash of the words
  grams  BLOB NOT NULL,         -- hashes of three words in a row, 32 bits each
  bands  BLOB NOT NULL          -- its keys in the table `band`, 64 bits each
);

CREATE TABLE article (
  id      TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  date    TEXT NOT NULL,  -- '' for an unknown one
  length  INTEGER NOT NULL,
  letters BLOB,           -- hash of the text without spaces; NULL where there are no words
  text    INTEGER
) WITHOUT ROWID;
CREATE INDEX article_letters ON article (letters) WHERE letters IS NOT NULL;
CREATE INDEX article_text ON article (text) WHERE text IS NOT NULL;

-- Texts that share a key may be alike.
CREATE TABLE band (
  key  INTEGER NOT NULL,
  text INTEGER NOT NULL,
  PRIMARY KEY (key, text)
) WITHOUT ROWID;
-- Keys that too many texts share.
CREATE TABLE crowd (key INTEGER PRIMARY KEY);

-- Texts that are alike; a < b.
CREATE TABLE pair (
  a          INTEGER NOT NULL,
  b          INTEGER NOT NULL,
  similarity REAL NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX pair_b ON pair (b);
