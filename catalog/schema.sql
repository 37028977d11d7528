-- Version 1 of the catalogue.
--
-- TRUTH: what people said and what came in. Rows of the append-only tables
-- are never changed; the newest row of a file that says something about a
-- column wins.
-- DERIVED (the last part): what the machine found; `rebuild` empties it.

CREATE TABLE meta (             -- site, archive, scheme, next_file
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What one ingest delivered. Without a bag: all of it was refused.
CREATE TABLE batch (
	id      INTEGER PRIMARY KEY,
	name    TEXT NOT NULL UNIQUE,
	sequence INTEGER UNIQUE,    -- order of the bags; NULL without a bag
	bag     INTEGER NOT NULL,
	class   TEXT,               -- starting class for what came in it
	entered TEXT NOT NULL
) STRICT;

-- Numbers promised to a batch that is being built, so that a killed and
-- repeated ingest gives the same file ids.
CREATE TABLE reservation (
	batch TEXT PRIMARY KEY,
	first INTEGER NOT NULL,
	n     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE file (
	number INTEGER PRIMARY KEY, -- the N of SITE-N-check
	id     TEXT NOT NULL UNIQUE,
	batch  INTEGER REFERENCES batch, -- the first with pages of it
	folder TEXT                 -- where its single images lie, as origin
) STRICT;
CREATE INDEX file_folder ON file(folder) WHERE folder IS NOT NULL;

CREATE TABLE master (
	id      INTEGER PRIMARY KEY,
	batch   INTEGER NOT NULL REFERENCES batch,
	payload INTEGER NOT NULL,   -- 12 in data/000012.tif
	name    TEXT NOT NULL,      -- data/000012.tif
	sha256  TEXT NOT NULL,
	bytes   INTEGER NOT NULL,
	kind    TEXT NOT NULL,      -- tiff jpeg png pdf
	pages   INTEGER NOT NULL,
	source  TEXT NOT NULL,      -- relative to the PATH given, as shown
	origin  TEXT NOT NULL,      -- absolute, %-encoded, for comparing
	UNIQUE (batch, payload)
) STRICT;
CREATE INDEX master_origin ON master(origin);

CREATE TABLE refusal (
	batch  INTEGER NOT NULL REFERENCES batch,
	n      INTEGER NOT NULL,
	source TEXT NOT NULL,
	origin TEXT NOT NULL,
	sha256 TEXT,                -- NULL: there are no bytes (a link)
	reason TEXT NOT NULL,
	detail TEXT NOT NULL,
	PRIMARY KEY (batch, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX refusal_origin ON refusal(origin);

-- Reading belongs to the image: the same bytes are read once.
CREATE TABLE image (
	id     INTEGER PRIMARY KEY,
	sha256 TEXT NOT NULL,
	page   INTEGER NOT NULL,    -- within the master, from 1
	master INTEGER NOT NULL REFERENCES master, -- the first that has it
	UNIQUE (sha256, page)
) STRICT;

CREATE TABLE page (
	id          INTEGER PRIMARY KEY,
	file        INTEGER NOT NULL REFERENCES file,
	n           INTEGER NOT NULL, -- place in the file, may change
	master      INTEGER NOT NULL REFERENCES master,
	master_page INTEGER NOT NULL,
	image       INTEGER NOT NULL REFERENCES image,
	UNIQUE (master, master_page)
) STRICT;
CREATE INDEX page_file ON page(file, n);
CREATE INDEX page_image ON page(image);

-- Append-only: what a jacket says. NULL: not said this time.
CREATE TABLE registration (
	seq     INTEGER PRIMARY KEY,
	file    INTEGER NOT NULL REFERENCES file,
	at      TEXT NOT NULL,
	written TEXT, parties TEXT, type TEXT, volume TEXT,
	room    TEXT, shelf TEXT, box TEXT, state TEXT,
	class   TEXT                -- a starting class, never a ceiling
) STRICT;
CREATE INDEX registration_file ON registration(file);
CREATE INDEX registration_written ON registration(written);
-- is a jacket there already? (asked for each line of a list)
CREATE INDEX registration_said ON registration(written, parties, box);

-- Append-only: people's decisions.
CREATE TABLE decision (
	seq   INTEGER PRIMARY KEY,
	file  INTEGER NOT NULL REFERENCES file,
	at    TEXT NOT NULL,
	kind  TEXT NOT NULL,        -- class, case, ...
	value TEXT NOT NULL,
	who   TEXT NOT NULL,
	why   TEXT NOT NULL
) STRICT;
CREATE INDEX decision_file ON decision(file);

-- Append-only: what happened to the archive.
CREATE TABLE event (
	seq    INTEGER PRIMARY KEY,
	at     TEXT NOT NULL,
	what   TEXT NOT NULL,
	object TEXT NOT NULL,
	detail TEXT NOT NULL
) STRICT;

CREATE TRIGGER registration_kept BEFORE UPDATE ON registration
BEGIN SELECT RAISE(ABORT, 'registrations are append-only'); END;
CREATE TRIGGER registration_stays BEFORE DELETE ON registration
BEGIN SELECT RAISE(ABORT, 'registrations are append-only'); END;
CREATE TRIGGER decision_kept BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER event_kept BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- ---- derived ----------------------------------------------------------

CREATE TABLE image_state (
	image      INTEGER PRIMARY KEY REFERENCES image,
	status     TEXT NOT NULL CHECK (status IN ('waiting', 'read', 'failed')),
	at_ingest  INTEGER NOT NULL DEFAULT 0, -- settled there: damaged, cover
	strikes    INTEGER NOT NULL DEFAULT 0,
	reason     TEXT,
	kind       TEXT NOT NULL DEFAULT '',
	width      INTEGER NOT NULL DEFAULT 0, -- as seen, after rotation
	height     INTEGER NOT NULL DEFAULT 0,
	stored_width  INTEGER NOT NULL DEFAULT 0,
	stored_height INTEGER NOT NULL DEFAULT 0,
	orientation INTEGER NOT NULL DEFAULT 1,
	dpi        INTEGER NOT NULL DEFAULT 0,
	rotation   INTEGER NOT NULL DEFAULT 0,
	skew       REAL NOT NULL DEFAULT 0,
	confidence REAL NOT NULL DEFAULT 0,
	words      INTEGER NOT NULL DEFAULT 0,
	engine     TEXT
) STRICT;
CREATE INDEX image_waiting ON image_state(image) WHERE status = 'waiting';

CREATE TABLE file_state (
	file    INTEGER PRIMARY KEY REFERENCES file,
	rev     INTEGER NOT NULL DEFAULT 1,
	coded   INTEGER NOT NULL DEFAULT 0,
	indexed INTEGER NOT NULL DEFAULT 0,
	unread  INTEGER NOT NULL DEFAULT 0,  -- pages still waiting
	class   TEXT NOT NULL DEFAULT 'unclassified',
	class_reason TEXT NOT NULL DEFAULT '',
	class_source TEXT NOT NULL DEFAULT 'machine',
	indexed_class TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX file_uncoded ON file_state(file)
	WHERE coded < rev AND unread = 0;
CREATE INDEX file_unindexed ON file_state(file)
	WHERE indexed < rev AND coded = rev;

CREATE TABLE number (
	file     INTEGER NOT NULL REFERENCES file,
	seq      INTEGER NOT NULL,
	page     INTEGER REFERENCES page,   -- NULL: from the jacket
	x INTEGER NOT NULL, y INTEGER NOT NULL,  -- pixels of the raw master
	w INTEGER NOT NULL, h INTEGER NOT NULL,
	verbatim TEXT NOT NULL,
	role     TEXT NOT NULL,
	quote    TEXT NOT NULL,
	rule     TEXT NOT NULL,
	score    REAL NOT NULL,
	settled  INTEGER NOT NULL,
	own      INTEGER NOT NULL,          -- 1: this is the file's case
	court TEXT NOT NULL, station TEXT NOT NULL, station_name TEXT NOT NULL,
	division TEXT NOT NULL, type TEXT NOT NULL,
	serial INTEGER NOT NULL, year INTEGER NOT NULL,
	key      TEXT NOT NULL,
	code     TEXT,
	PRIMARY KEY (file, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX number_key ON number(key);
