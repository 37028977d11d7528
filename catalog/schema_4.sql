-- Version 4: what is wrong with a page's picture, and what people type in.

-- As struct image_result has them; '': not told, none.
ALTER TABLE image_state ADD COLUMN lang  TEXT NOT NULL DEFAULT '';
ALTER TABLE image_state ADD COLUMN flaws TEXT NOT NULL DEFAULT '';
ALTER TABLE image_state ADD COLUMN prep  TEXT NOT NULL DEFAULT '';
-- Pages that want a person are few (wanted.c asks in these words).
CREATE INDEX image_wanted ON image_state(image)
	WHERE kind IN ('handwritten', 'unreadable') OR flaws <> '';

-- TRUTH.  Append-only: what a person typed in for a page (transcript.h).  It
-- is the image's, as reading is: wherever these bytes are a page, and however
-- often they are read again.
CREATE TABLE transcript (
	seq    INTEGER PRIMARY KEY,
	image  INTEGER NOT NULL REFERENCES image,
	at     TEXT NOT NULL,
	who    TEXT NOT NULL,
	undoes INTEGER REFERENCES transcript, -- takes that one back
	words  INTEGER NOT NULL DEFAULT 0,
	text   TEXT,                -- NULL where it takes one back
	CHECK ((text IS NULL) = (undoes IS NOT NULL))
) STRICT;
CREATE INDEX transcript_image ON transcript(image);
CREATE INDEX transcript_undone ON transcript(undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER transcript_kept BEFORE UPDATE ON transcript
BEGIN SELECT RAISE(ABORT, 'transcripts are append-only'); END;
CREATE TRIGGER transcript_stays BEFORE DELETE ON transcript
BEGIN SELECT RAISE(ABORT, 'transcripts are append-only'); END;

-- Those that stand, the newest that was not taken back: kept by triggers, so
-- that each page's text costs one look.
CREATE TABLE typed (
	image      INTEGER PRIMARY KEY REFERENCES image,
	transcript INTEGER NOT NULL REFERENCES transcript
) STRICT;
CREATE TRIGGER transcript_said AFTER INSERT ON transcript
WHEN new.text IS NOT NULL
BEGIN INSERT OR REPLACE INTO typed VALUES (new.image, new.seq); END;
CREATE TRIGGER transcript_taken_back AFTER INSERT ON transcript
WHEN new.undoes IS NOT NULL
BEGIN
	DELETE FROM typed WHERE image = new.image;
	INSERT INTO typed SELECT t.image, t.seq FROM transcript t
	WHERE t.image = new.image AND t.text IS NOT NULL AND NOT EXISTS
	(SELECT 1 FROM transcript u WHERE u.undoes = t.seq)
	ORDER BY t.seq DESC LIMIT 1;
END;
