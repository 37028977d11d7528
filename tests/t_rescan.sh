#!/bin/sh
# tests/t_rescan.sh: what is said of a page while its paper is on the table,
# and what becomes of one that hangs its reader (fake_reader.c): it is read
# once more the simple way, within the same deadline.
. "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kill.sh
. "$here/kill.sh"

need_verbs init ingest ocr code index run dump
[ -x "$COURTROLL_READER" ] || {
	skip rescan "'$COURTROLL_READER' is not built"
	exit 0
}

cd "$T" || exit 3
mkdir in slow
tiff in/dim.tif dim 3
tiff in/scrawl.tif scrawl 1
tiff in/hand.tif hand 2
tiff in/well.tif well 1
tiff slow/tangle.tif tangle 1
tiff slow/tardy.tif tardy 1
tiff slow/lateblank.tif lateblank 1
tiff slow/well.tif again 1

# pages ARCHIVE: a line for each, of all files.
pages() {
	cr -a "$1" dump | sed 's/{"n":/\n&/g' | grep '^{"n":' >pages
}

# page WHAT TEXT...: what is known of the page.
page() {
	grep "\"source\":\"$1.tif\"" pages >page || return
	shift
	for text in "$@"; do
		says page "$text" || return
	done
}

cr -a a init -q
cr -a a ingest -q in
check 'bad pictures are no failure' expect_exit 0 cr -a a ocr
cp err said
check 'each is told by its name, and what is wrong' says said \
    "warning: 'dim.tif, page 2': too-dark, cut-off: scan it again"
check 'each page once' test "$(grep -c 'scan it again' said)" -eq 4
check 'one that nobody could read is told' says said \
    "'scrawl.tif': unreadable: scan it again"
check 'how many, at the end' says said '4 pages should be scanned again'
check 'and how many are written by hand' says said \
    '2 pages are written by hand'
check 'those are not told one by one' test "$(grep -c 'hand.tif' said)" -eq 0

cr -a b init -q
cr -a b ingest -q in
check 'the quiet are told nothing' expect_exit 0 cr -a b ocr -q
check 'nothing at all' same "$(cat err)" ''

cr -a c init -q
check 'run tells it too' expect_exit 0 cr -a c run in
check 'by name' says err "'dim.tif, page 3': too-dark, cut-off: scan it again"

# ---- protected ----
# How a scan was named may say whom it is about.
cr -a s init -q
cr -a s ingest -q -c sealed in
check 'a protected batch is read' expect_exit 0 cr -a s ocr
cp err said
check 'a protected page is told by its file and place' says said \
    "'CRT-000001-7, page 2'"
check 'not by how its scan was named' test "$(grep -c 'dim' said)" -eq 0

# ---- the simple way ----
# Three pages of four stop at their deadline of 5 s; the hanging one takes
# all of the first reading's share.
cr -a d init -q
cr -a d ingest -q slow
check 'pages that hang are no failure where the simple way reads them' \
    expect_exit 0 cr -a d ocr -q -j 2 -t 5
cp err said
pages d
check 'one that hung has its text' page tangle '"status":"read"' \
    '"reason":"timeout: read the simple way, text may be missing"'
check 'and it is said' says said "'tangle.tif': timeout: read the simple way"
check 'so has one that found no time' page tardy '"status":"read"' \
    '"reason":"timeout: read the simple way'
check 'a deadline before the first word is a second reading' page lateblank \
    '"status":"read"' '"reason":"timeout: the text is cut off'
check 'a good page knows nothing of it' page well '"status":"read"'
check 'nor has it a reason' test "$(grep -c '"reason":"[^"]' page)" -eq 0
check 'what was cut off is read again when asked' expect_exit 0 \
    cr -a d ocr -j 2 -t 5 --retry
check 'and nothing else' says err '3 pages read, 0 failed'
