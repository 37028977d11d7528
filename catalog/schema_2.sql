-- Version 2: labels of every kind with their evidence; numbers that are
-- parents, and other codes of the same case.
--
-- The truth stays as it is.  The machine's labels of version 1 are thrown
-- away: every file is coded again, then indexed.

-- What undoes a decision is a decision too: kind undo, value its seq.
CREATE INDEX decision_kind ON decision(kind, file);

ALTER TABLE file_state ADD COLUMN scheme TEXT;  -- that coded it: "uganda 2"
-- How much its labels want a person's eye (label_set.doubt), and those that do,
-- worst first.
ALTER TABLE file_state ADD COLUMN doubt INTEGER NOT NULL DEFAULT 0;
CREATE INDEX file_doubt ON file_state(doubt DESC, file) WHERE doubt > 0;

DROP TABLE number;
CREATE TABLE number (
	file     INTEGER NOT NULL REFERENCES file,
	seq      INTEGER NOT NULL,
	page     INTEGER REFERENCES page,   -- NULL: from the jacket, a person
	x INTEGER NOT NULL, y INTEGER NOT NULL,  -- pixels of the raw master
	w INTEGER NOT NULL, h INTEGER NOT NULL,
	verbatim TEXT NOT NULL,
	role     TEXT NOT NULL,
	relation TEXT,                      -- of a parent
	quote    TEXT,
	rule     TEXT NOT NULL,
	score    REAL NOT NULL,
	settled  INTEGER NOT NULL,
	person   INTEGER NOT NULL,          -- a person said so
	own      INTEGER NOT NULL,          -- enum label_own
	since TEXT, until TEXT,             -- of another code of the same case
	court TEXT NOT NULL, station TEXT NOT NULL, station_name TEXT NOT NULL,
	division TEXT NOT NULL, type TEXT NOT NULL,
	serial INTEGER NOT NULL, year INTEGER NOT NULL,
	code     TEXT,
	key TEXT GENERATED ALWAYS AS (      -- as case_key writes it
		court || '/' || replace(station, '/', '-') || '/' ||
		type || '/' ||
		CASE WHEN serial > 0 THEN serial ELSE '' END || '/' ||
		CASE WHEN year > 0 THEN year ELSE '' END) VIRTUAL,
	PRIMARY KEY (file, seq)
) STRICT, WITHOUT ROWID;
-- Those that link files are few beside those that are only cited: an index of
-- their own keeps the look-ups of case histories in memory.
CREATE INDEX number_case ON number(serial, year, type)
	WHERE own > 0 OR role IN ('own', 'parent');
CREATE INDEX number_cited ON number(serial, year, type)
	WHERE NOT (own > 0 OR role IN ('own', 'parent'));
CREATE INDEX number_key ON number(key) WHERE own > 0;

-- kind is enum label_kind; what a kind does not have is NULL.
CREATE TABLE label (
	file    INTEGER NOT NULL REFERENCES file,
	seq     INTEGER NOT NULL,
	kind    INTEGER NOT NULL,
	value   TEXT NOT NULL,
	role    TEXT,
	statute TEXT, section TEXT, edition TEXT,
	date    TEXT,
	detail  TEXT,
	first   INTEGER REFERENCES page,
	last    INTEGER REFERENCES page,
	number  INTEGER,                    -- seq of a number of the file
	score   REAL NOT NULL,
	second  REAL NOT NULL,
	person  INTEGER NOT NULL,
	PRIMARY KEY (file, seq)
) STRICT, WITHOUT ROWID;
-- Which files want a look, by what is odd about them (8: LABEL_ANOMALY).
CREATE INDEX label_anomaly ON label(value, file) WHERE kind = 8;

CREATE TABLE evidence (
	file    INTEGER NOT NULL REFERENCES file,
	label   INTEGER NOT NULL,           -- its seq
	n       INTEGER NOT NULL,           -- the best first
	page    INTEGER REFERENCES page,    -- NULL: the jacket, a person
	x INTEGER NOT NULL, y INTEGER NOT NULL,  -- pixels of the raw master
	w INTEGER NOT NULL, h INTEGER NOT NULL,
	quote   TEXT,
	rule    TEXT,
	PRIMARY KEY (file, label, n)
) STRICT, WITHOUT ROWID;

UPDATE file_state SET rev = rev + 1, coded = 0;
