-- The store's tables. `sort` is the EDTF date padded with zeros to a day, so that a month or a
-- year stands before its days; '' for an unknown date. Newest first is ORDER BY sort DESC, id.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE article (
  id      TEXT PRIMARY KEY,
  path    TEXT NOT NULL UNIQUE,
  digest  TEXT NOT NULL,
  seen    TEXT NOT NULL,  -- state of the file when its digest was made, if that tells a later one
  tables  TEXT NOT NULL,  -- digest of the tables of names that it was tagged by, or is shown by since
  status  TEXT NOT NULL,
  date    TEXT,
  sort    TEXT NOT NULL,
  section TEXT,
  lead    TEXT NOT NULL,
  fields  TEXT NOT NULL,
  topics  TEXT NOT NULL, -- JSON: each topic's weight, and the word as it is printed if it is none of a name
  html    TEXT NOT NULL,
  text    TEXT NOT NULL,
  notices TEXT NOT NULL, -- JSON: what the editor is told of it at every build
  about   INTEGER NOT NULL, -- so many of its mentions, the first ones, stand in the headline
  printed TEXT NOT NULL,  -- its place in the printed paper of its day, by the letters
  weight  TEXT NOT NULL,  -- its weight among the articles of its day, the heaviest first
  bound   TEXT NOT NULL,  -- of one without a date: the place in time before which it was not written, '' for none
  paper   TEXT NOT NULL   -- its newspaper, by the end of that one's address, '' where it is not known
);
CREATE INDEX article_by_date ON article (status, sort DESC, id, date);
CREATE INDEX article_by_section ON article (status, section, sort DESC, id);
-- The days of the year, 03-23 of all years together.
CREATE INDEX article_by_day_of_year ON article (status, substr(date, 6), date DESC, id) WHERE length(date) = 10;
-- What follows what in a newspaper.
CREATE INDEX article_in_paper ON article (status, paper, sort, printed, id);
CREATE INDEX article_without_date ON article (status, bound DESC, id, sort) WHERE sort = '';
-- What builds ask of many articles: rows with texts are twenty times as large, and after other work on
-- the disk alone. What tells a changed file, and what tells the search a changed document.
CREATE INDEX article_files ON article (path, id, digest, seen);
CREATE INDEX article_versions ON article (status, sort, id, digest, tables);
CREATE INDEX article_with_notices ON article (path) WHERE notices <> '[]';

-- Folders of articles, by their paths with a stroke at the end, of which all files were known: a digest of the
-- names and states of these. A folder that has it still need not be compared file by file.
CREATE TABLE folder (
  path  TEXT PRIMARY KEY,
  state TEXT NOT NULL
) WITHOUT ROWID;

-- The articles of which the search may have another document since its index was last brought up to date;
-- `meta` has the mark that the index was given then.
CREATE TABLE unindexed (article TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIEW document_change (article) AS SELECT article FROM unindexed;
CREATE TRIGGER document_change_noted INSTEAD OF INSERT ON document_change
WHEN EXISTS (SELECT 1 FROM meta WHERE key = 'indexed') BEGIN
  INSERT INTO unindexed VALUES (NEW.article) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER document_added AFTER INSERT ON article BEGIN
  INSERT INTO document_change VALUES (NEW.id);
END;

CREATE TRIGGER document_removed BEFORE DELETE ON article BEGIN
  INSERT INTO document_change VALUES (OLD.id);
END;

CREATE TRIGGER document_changed AFTER UPDATE OF status, digest, tables ON article
WHEN NEW.status <> OLD.status OR NEW.digest <> OLD.digest OR NEW.tables <> OLD.tables BEGIN
  INSERT INTO document_change VALUES (NEW.id);
END;

-- `status` and `sort` are those of the article: what is asked of an entity is found here, in its order.
CREATE TABLE mention (
  entity   TEXT NOT NULL,
  status   TEXT NOT NULL,
  sort     TEXT NOT NULL,
  article  TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (entity, status, sort DESC, article)
) WITHOUT ROWID;
CREATE INDEX mention_by_article ON mention (article, position);

-- How many published articles name each entity: to count all mentions takes longer than most pages.
CREATE TABLE naming (
  entity   TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER naming_added AFTER INSERT ON mention WHEN NEW.status = 'published' BEGIN
  INSERT INTO naming VALUES (NEW.entity, 1) ON CONFLICT DO UPDATE SET articles = articles + 1;
END;

CREATE TRIGGER naming_removed AFTER DELETE ON mention WHEN OLD.status = 'published' BEGIN
  UPDATE naming SET articles = articles - 1 WHERE entity = OLD.entity;
  DELETE FROM naming WHERE entity = OLD.entity AND articles = 0;
END;

CREATE TRIGGER naming_published AFTER UPDATE OF status ON mention WHEN NEW.status <> OLD.status BEGIN
  INSERT INTO naming VALUES (NEW.entity, (NEW.status = 'published') - (OLD.status = 'published'))
    ON CONFLICT DO UPDATE SET articles = articles + excluded.articles;
  DELETE FROM naming WHERE entity = NEW.entity AND articles = 0;
END;

-- The names with pages that articles are credited to: kind and folded name as in their addresses, and as printed.
CREATE TABLE credit (
  key     TEXT NOT NULL,
  status  TEXT NOT NULL,
  sort    TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  name    TEXT NOT NULL,
  PRIMARY KEY (key, status, sort DESC, article)
) WITHOUT ROWID;
CREATE INDEX credit_by_article ON credit (article);

-- The pictures that articles show, in their order: `name` in the site is made of what is in the file at `path`.
CREATE TABLE picture (
  article     TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  status      TEXT NOT NULL,
  name        TEXT NOT NULL,
  path        TEXT NOT NULL,
  width       INTEGER NOT NULL,
  height      INTEGER NOT NULL,
  alternative TEXT NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX picture_by_name ON picture (name, status, path);

-- Where articles looked for pictures: what was there, and the name of the picture, '' where none can be shown.
CREATE TABLE looked (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  path    TEXT NOT NULL,
  seen    TEXT NOT NULL,
  name    TEXT NOT NULL,
  PRIMARY KEY (article, path)
) WITHOUT ROWID;

-- The parts of the site that a change of the tables above concerns, noted once a site was built from
-- them (`meta` says so), by their places in time: `since` is that of the oldest article that changed in
-- the part, `until` that of the newest, or '~' where some came or went, which moves all newer ones.
CREATE TABLE stale (
  kind  TEXT NOT NULL,
  key   TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE VIEW change (kind, key, since, until) AS SELECT kind, key, since, until FROM stale;
CREATE TRIGGER change_noted INSTEAD OF INSERT ON change
WHEN NEW.key IS NOT NULL AND EXISTS (SELECT 1 FROM meta WHERE key = 'site') BEGIN
  INSERT INTO stale VALUES (NEW.kind, NEW.key, NEW.since, NEW.until)
    ON CONFLICT (kind, key) DO UPDATE SET since = min(since, excluded.since), until = max(until, excluded.until);
END;

-- The articles in groups with the same text, or nearly the same, by the editors' table: each with the
-- primary one, which has a row too.
CREATE TABLE copy (
  article TEXT PRIMARY KEY,
  origin  TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX copy_by_origin ON copy (origin);

-- What published articles are about. `place` is that of the article in time and its id, a space between:
-- by each topic, one looks for others in that order.
CREATE TABLE topic (
  key    TEXT NOT NULL,
  place  TEXT NOT NULL,
  weight INTEGER NOT NULL,
  PRIMARY KEY (key, place)
) WITHOUT ROWID;

-- By each topic, so many are looked at: the nearest of those that are older, or of the same place in time
-- and before it by id; and the nearest behind it of the same place in time. So a new one touches no older page.
CREATE VIEW reach (articles) AS SELECT 8;

-- An article comes, goes or is another: those that have it in their reach, while the table above has it.
CREATE VIEW topic_change (topics, sort, id) AS SELECT topics, sort, id FROM article;
CREATE TRIGGER topic_change_noted INSTEAD OF INSERT ON topic_change
WHEN EXISTS (SELECT 1 FROM meta WHERE key = 'site') BEGIN
  INSERT INTO change SELECT 'article', substr(other.place, instr(other.place, ' ') + 1), '', ''
    FROM json_each(NEW.topics) AS mine CROSS JOIN topic AS other
    ON other.key = mine.key AND other.place > NEW.sort || ' ' || NEW.id AND other.place <= coalesce(
      (SELECT place FROM topic WHERE topic.key = mine.key AND place > NEW.sort || ' ' || NEW.id
        ORDER BY place LIMIT 1 OFFSET (SELECT articles - 1 FROM reach)), '~');
  INSERT INTO change SELECT 'article', substr(other.place, instr(other.place, ' ') + 1), '', ''
    FROM json_each(NEW.topics) AS mine CROSS JOIN topic AS other
    ON other.key = mine.key AND other.place < NEW.sort || ' ' || NEW.id AND other.place > NEW.sort || ' '
      AND other.place >= coalesce(
        (SELECT place FROM topic WHERE topic.key = mine.key AND place < NEW.sort || ' ' || NEW.id
          AND place > NEW.sort || ' ' ORDER BY place DESC LIMIT 1 OFFSET (SELECT articles - 1 FROM reach)), '');
END;

CREATE TRIGGER topics_added AFTER INSERT ON article WHEN NEW.status = 'published' BEGIN
  INSERT INTO topic SELECT key, NEW.sort || ' ' || NEW.id, value ->> 0 FROM json_each(NEW.topics);
  INSERT INTO topic_change VALUES (NEW.topics, NEW.sort, NEW.id);
END;

CREATE TRIGGER topics_removed BEFORE DELETE ON article WHEN OLD.status = 'published' BEGIN
  INSERT INTO topic_change VALUES (OLD.topics, OLD.sort, OLD.id);
  DELETE FROM topic WHERE place = OLD.sort || ' ' || OLD.id AND key IN (SELECT key FROM json_each(OLD.topics));
END;

CREATE TRIGGER topics_published AFTER UPDATE OF status ON article WHEN NEW.status = 'published' BEGIN
  INSERT INTO topic SELECT key, NEW.sort || ' ' || NEW.id, value ->> 0 FROM json_each(NEW.topics);
  INSERT INTO topic_change VALUES (NEW.topics, NEW.sort, NEW.id);
END;

CREATE TRIGGER topics_edited AFTER UPDATE OF topics ON article
WHEN NEW.status = 'published' AND NEW.topics <> OLD.topics BEGIN
  INSERT INTO topic_change VALUES (OLD.topics, OLD.sort, OLD.id);
  DELETE FROM topic WHERE place = OLD.sort || ' ' || OLD.id AND key IN (SELECT key FROM json_each(OLD.topics));
  INSERT INTO topic SELECT key, NEW.sort || ' ' || NEW.id, value ->> 0 FROM json_each(NEW.topics);
  INSERT INTO topic_change VALUES (NEW.topics, NEW.sort, NEW.id);
  INSERT INTO change VALUES ('article', NEW.id, '', '');
END;

-- What others show of it.
CREATE TRIGGER topics_shown AFTER UPDATE OF fields ON article
WHEN NEW.status = 'published' AND json_extract(NEW.fields, '$.headline', '$.lang', '$.publication', '$.not_before',
    '$.not_after', '$.date_qualifier', '$.date_source', '$.date_hijri')
  <> json_extract(OLD.fields, '$.headline', '$.lang', '$.publication', '$.not_before',
    '$.not_after', '$.date_qualifier', '$.date_source', '$.date_hijri') BEGIN
  INSERT INTO topic_change VALUES (NEW.topics, NEW.sort, NEW.id);
END;

-- What other programs are told of an article: files by month, and repositories by year.
CREATE VIEW told_change (sort) AS SELECT sort FROM article;
CREATE TRIGGER told_change_noted INSTEAD OF INSERT ON told_change BEGIN
  INSERT INTO change VALUES
    ('data', substr(NEW.sort, 1, 7), '', ''),
    ('oai', substr(NEW.sort, 1, 4), '', '');
END;

-- A change of one article as one row: all parts that it stands in.
CREATE VIEW article_change (id, date, sort, section, bound, until, paper, printed)
  AS SELECT id, date, sort, section, bound, sort, paper, printed FROM article;
CREATE TRIGGER article_change_noted INSTEAD OF INSERT ON article_change BEGIN
  INSERT INTO change VALUES
    ('article', NEW.id, NEW.sort, NEW.until),
    ('place', CASE WHEN NEW.sort > '' THEN NEW.sort || ' ' || NEW.paper || ' ' || NEW.printed || ' ' || NEW.id END,
      NEW.sort, NEW.until),
    ('undated', CASE NEW.sort WHEN '' THEN '' END, NEW.bound, max(NEW.bound, NEW.until)),
    ('section', NEW.section, NEW.sort, NEW.until),
    ('year', substr(NEW.date, 1, 4), NEW.sort, NEW.until),
    ('month', CASE WHEN length(NEW.date) >= 7 THEN substr(NEW.date, 1, 7) END, NEW.sort, NEW.until),
    ('day', CASE WHEN length(NEW.date) = 10 THEN NEW.date END, NEW.sort, NEW.until),
    ('day-of-year', CASE WHEN length(NEW.date) = 10 THEN substr(NEW.date, 6) END, NEW.sort, NEW.until);
  INSERT INTO told_change VALUES (NEW.sort);
  INSERT INTO change SELECT 'entity', entity, NEW.sort, NEW.until FROM mention WHERE article = NEW.id;
  INSERT INTO change SELECT 'credit', key, NEW.sort, NEW.until FROM credit WHERE article = NEW.id;
  INSERT INTO change SELECT 'copies', origin, '', '' FROM copy WHERE article = NEW.id;
  INSERT INTO change SELECT 'article', other.article, '', '' FROM copy AS mine
    CROSS JOIN copy AS other ON other.origin = mine.origin WHERE mine.article = NEW.id;
  INSERT INTO told_change SELECT article.sort FROM copy AS mine
    CROSS JOIN copy AS other ON other.origin = mine.origin CROSS JOIN article ON article.id = other.article
    WHERE mine.article = NEW.id;
END;

CREATE TRIGGER article_added AFTER INSERT ON article
WHEN EXISTS (SELECT 1 FROM meta WHERE key = 'site') BEGIN
  INSERT INTO article_change
    VALUES (NEW.id, NEW.date, NEW.sort, NEW.section, NEW.bound, '~', NEW.paper, NEW.printed);
END;

-- Before it goes: what it names is still known.
CREATE TRIGGER article_removed BEFORE DELETE ON article BEGIN
  INSERT INTO article_change
    VALUES (OLD.id, OLD.date, OLD.sort, OLD.section, OLD.bound, '~', OLD.paper, OLD.printed);
END;

-- An embargo ends.
CREATE TRIGGER article_published AFTER UPDATE OF status ON article BEGIN
  UPDATE mention SET status = NEW.status WHERE article = NEW.id;
  UPDATE credit SET status = NEW.status WHERE article = NEW.id;
  UPDATE picture SET status = NEW.status WHERE article = NEW.id;
  INSERT INTO change SELECT 'picture', name, '', '' FROM picture WHERE article = NEW.id;
  INSERT INTO article_change
    VALUES (NEW.id, NEW.date, NEW.sort, NEW.section, NEW.bound, '~', NEW.paper, NEW.printed);
END;

-- An article stays in its place, and lists show it otherwise.
CREATE TRIGGER article_edited AFTER UPDATE OF fields, lead ON article
WHEN NEW.fields <> OLD.fields OR NEW.lead <> OLD.lead BEGIN
  INSERT INTO article_change
    VALUES (NEW.id, NEW.date, NEW.sort, NEW.section, NEW.bound, NEW.sort, NEW.paper, NEW.printed);
END;

-- It has another place in the paper, or is of another one.
CREATE TRIGGER article_moved AFTER UPDATE OF paper, printed ON article
WHEN (NEW.paper <> OLD.paper OR NEW.printed <> OLD.printed) AND NEW.sort > '' BEGIN
  INSERT INTO change VALUES ('place', OLD.sort || ' ' || OLD.paper || ' ' || OLD.printed || ' ' || OLD.id, '', '');
END;

-- Among those without a date it has another place.
CREATE TRIGGER article_rebound AFTER UPDATE OF bound ON article
WHEN NEW.bound <> OLD.bound AND NEW.status = 'published' BEGIN
  INSERT INTO change VALUES ('undated', '', OLD.bound, OLD.bound), ('undated', '', NEW.bound, NEW.bound);
END;

-- Its own page alone has other things in it.
CREATE TRIGGER article_rewritten AFTER UPDATE OF html, text, about ON article
WHEN NEW.html <> OLD.html OR NEW.text <> OLD.text OR NEW.about <> OLD.about BEGIN
  INSERT INTO change VALUES ('article', NEW.id, '', '');
END;

-- What other programs are told of it.
CREATE TRIGGER article_retold AFTER UPDATE OF text, about ON article
WHEN NEW.text <> OLD.text OR NEW.about <> OLD.about BEGIN
  INSERT INTO told_change VALUES (NEW.sort);
END;

CREATE TRIGGER mention_added AFTER INSERT ON mention
WHEN EXISTS (SELECT 1 FROM meta WHERE key = 'site') BEGIN
  INSERT INTO change VALUES ('entity', NEW.entity, NEW.sort, '~');
  INSERT INTO told_change VALUES (NEW.sort);
END;

CREATE TRIGGER mention_moved AFTER UPDATE OF position ON mention WHEN NEW.position <> OLD.position BEGIN
  INSERT INTO told_change VALUES (NEW.sort);
END;

CREATE TRIGGER mention_removed AFTER DELETE ON mention BEGIN
  INSERT INTO change VALUES ('entity', OLD.entity, OLD.sort, '~');
  INSERT INTO told_change VALUES (OLD.sort);
END;

CREATE TRIGGER credit_added AFTER INSERT ON credit
WHEN EXISTS (SELECT 1 FROM meta WHERE key = 'site') BEGIN
  INSERT INTO change VALUES ('credit', NEW.key, NEW.sort, '~');
END;

CREATE TRIGGER credit_removed AFTER DELETE ON credit BEGIN
  INSERT INTO change VALUES ('credit', OLD.key, OLD.sort, '~');
END;

CREATE TRIGGER picture_added AFTER INSERT ON picture
WHEN EXISTS (SELECT 1 FROM meta WHERE key = 'site') BEGIN
  INSERT INTO change VALUES ('picture', NEW.name, '', '');
  INSERT INTO told_change SELECT sort FROM article WHERE id = NEW.article;
END;

CREATE TRIGGER picture_removed AFTER DELETE ON picture BEGIN
  INSERT INTO change VALUES ('picture', OLD.name, '', '');
  INSERT INTO told_change SELECT sort FROM article WHERE id = OLD.article;
END;

-- By what names the pages of credits went in the site that was built last: in another form all of them change.
CREATE TABLE heading (
  key  TEXT PRIMARY KEY,
  name TEXT NOT NULL
) WITHOUT ROWID;

-- The pages of the site that was built last, each with the part that it belongs to.
CREATE TABLE page (
  url      TEXT PRIMARY KEY,
  kind     TEXT NOT NULL,
  key      TEXT NOT NULL,
  template TEXT NOT NULL,
  year     TEXT NOT NULL, -- of its article or period, '' where there is none, '-' of what leads to another page
  changed  TEXT NOT NULL  -- the EDTF date of its article or of the last correction of that, '' where there is none
) WITHOUT ROWID;
CREATE INDEX page_by_part ON page (kind, key, year);
CREATE INDEX page_by_year ON page (year, url, kind);

-- The files among them that are there to be downloaded, as they were written.
CREATE TABLE download (
  url     TEXT PRIMARY KEY,
  records INTEGER NOT NULL,
  size    INTEGER NOT NULL,  -- bytes
  sha256  TEXT NOT NULL
) WITHOUT ROWID;
