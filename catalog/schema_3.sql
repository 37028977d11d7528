-- Version 3: more of what a jacket says, where the paper goes, ids printed
-- ahead, the court's own registers.  All of it is truth; what is derived stays
-- as it is.

-- A jacket.  '' is said too: that there is nothing (any more).
ALTER TABLE registration ADD COLUMN court     TEXT; -- in words or as a code
ALTER TABLE registration ADD COLUMN part      TEXT; -- original temporary duplicate
ALTER TABLE registration ADD COLUMN status    TEXT; -- pending disposed unknown
ALTER TABLE registration ADD COLUMN next_date TEXT; -- 2026-11-25
ALTER TABLE registration ADD COLUMN outcome   TEXT;
ALTER TABLE registration ADD COLUMN pages     TEXT; -- counted by hand
ALTER TABLE registration ADD COLUMN who       TEXT; -- who says so

-- An entry that was taken back: its id is never given again, but it is no
-- file (register.h).
ALTER TABLE file ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
CREATE INDEX file_withdrawn ON file(number) WHERE withdrawn;
-- When its label was printed last; NULL: never.
ALTER TABLE file ADD COLUMN label_printed TEXT;

-- A label that says too much, or another number, is to be printed anew.
CREATE TRIGGER label_protected AFTER UPDATE OF class ON file_state
WHEN new.class <> old.class AND new.class NOT IN ('open', 'unclassified')
BEGIN UPDATE file SET label_printed = NULL WHERE number = new.file; END;
CREATE TRIGGER label_decided AFTER INSERT ON decision
WHEN new.kind IN ('case', 'code')
BEGIN UPDATE file SET label_printed = NULL WHERE number = new.file; END;
CREATE TRIGGER label_registered AFTER INSERT ON registration
WHEN new.written IS NOT NULL
BEGIN UPDATE file SET label_printed = NULL WHERE number = new.file; END;

-- Append-only: where the paper of a file goes.
CREATE TABLE movement (
	seq     INTEGER PRIMARY KEY,
	file    INTEGER NOT NULL REFERENCES file,
	at      TEXT NOT NULL,
	what    TEXT NOT NULL CHECK (what IN ('out', 'in', 'move')),
	holder  TEXT,               -- out: to whom
	why     TEXT,
	due     TEXT,               -- 2026-11-25
	pages   INTEGER,            -- counted; NULL: not
	missing TEXT,               -- in: which pages, in words
	room    TEXT, shelf TEXT, box TEXT, -- move: to where
	who     TEXT NOT NULL
) STRICT;
CREATE INDEX movement_file ON movement(file);
CREATE TRIGGER movement_kept BEFORE UPDATE ON movement
BEGIN SELECT RAISE(ABORT, 'movements are append-only'); END;
CREATE TRIGGER movement_stays BEFORE DELETE ON movement
BEGIN SELECT RAISE(ABORT, 'movements are append-only'); END;
-- Those that are out, by the movement that says so: kept by triggers, so that
-- no walk through all movements is needed.
CREATE TABLE lent (
	file     INTEGER PRIMARY KEY REFERENCES file,
	movement INTEGER NOT NULL REFERENCES movement
) STRICT;
CREATE TRIGGER movement_out AFTER INSERT ON movement WHEN new.what = 'out'
BEGIN INSERT OR REPLACE INTO lent VALUES (new.file, new.seq); END;
CREATE TRIGGER movement_in AFTER INSERT ON movement WHEN new.what = 'in'
BEGIN DELETE FROM lent WHERE file = new.file; END;

-- Append-only: boxes out of the store and back, in the tent.
CREATE TABLE custody (
	seq    INTEGER PRIMARY KEY,
	at     TEXT NOT NULL,
	box    TEXT NOT NULL,
	what   TEXT NOT NULL CHECK (what IN ('out', 'in')),
	holder TEXT,                -- out: who has it; in: who brought it
	files  INTEGER,             -- counted; NULL: not
	pages  INTEGER,
	note   TEXT,
	who    TEXT NOT NULL        -- who hands it over, and writes this
) STRICT;
CREATE INDEX custody_box ON custody(box, seq);
CREATE TRIGGER custody_kept BEFORE UPDATE ON custody
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
CREATE TRIGGER custody_stays BEFORE DELETE ON custody
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;

-- Numbers that were printed on slips before there was a file: one becomes a
-- file's when it is registered or its slip is scanned.
CREATE TABLE issued (
	number INTEGER PRIMARY KEY,
	at     TEXT NOT NULL,
	batch  TEXT NOT NULL        -- which printing
) STRICT;

-- Append-only: rows of the court's own case registers, as typed in.  A row
-- that says `instead` replaces an earlier one.
CREATE TABLE entry (
	seq      INTEGER PRIMARY KEY,
	at       TEXT NOT NULL,
	instead  INTEGER REFERENCES entry,
	register TEXT NOT NULL,     -- which book: "Civil register 2015"
	line     TEXT,              -- page and line in it, as written there
	court    TEXT, written TEXT, parties TEXT,
	filed    TEXT, status TEXT,
	note     TEXT,
	photo    TEXT,              -- of the register's page: a path or page id
	who      TEXT
) STRICT;
CREATE INDEX entry_register ON entry(register, seq);
CREATE INDEX entry_instead ON entry(instead) WHERE instead IS NOT NULL;
CREATE TRIGGER entry_kept BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;

-- Files by place: what a box or shelf holds.
CREATE INDEX registration_box ON registration(box COLLATE NOCASE)
	WHERE box IS NOT NULL;
CREATE INDEX registration_shelf ON registration(shelf COLLATE NOCASE)
	WHERE shelf IS NOT NULL;

-- What waits is asked for in other words than version 1 had them.
DROP INDEX IF EXISTS image_failed;
CREATE INDEX image_failed ON image_state(at_ingest) WHERE status = 'failed';
DROP INDEX file_uncoded;
CREATE INDEX file_uncoded ON file_state(file) WHERE coded < rev;
DROP INDEX file_unindexed;
CREATE INDEX file_unindexed ON file_state(file) WHERE indexed < rev;
