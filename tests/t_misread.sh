#!/bin/sh
# tests/t_misread.sh: the scheduler with a reader that misbehaves
# (fake_reader.c): every page ends as read or failed with its reason, the
# neighbours never notice, and --retry reads once more.
. "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kill.sh
. "$here/kill.sh"

need_verbs init ingest ocr dump status
[ -x "$COURTROLL_READER" ] || {
	skip misread "'$COURTROLL_READER' is not built"
	exit 0
}

cd "$T" || exit 3
mkdir in
for what in crash hang flood garble huge empty junk refuse blank late well; do
	tiff "in/$what.tif" $what 1
done
cr -a a init -q
check 'eleven pages are taken in' expect_exit 0 cr -a a ingest -q in
check 'some fail: status 1' expect_exit 1 cr -a a ocr -q -j 2 -t 3
cr -a a dump | sed 's/{"n":/\n&/g' | grep '^{"n":' >pages

# page WHAT STATUS [TEXT]: how the page ended.
page() {
	grep "\"source\":\"$1.tif\"" pages >page || return
	says page "\"status\":\"$2\"" || return
	[ $# -lt 3 ] || says page "$3"
}
check 'a good page is read' page well read '"kind":"printed"'
check 'a flood of messages does no harm' page flood read
check 'a blank page is read' page blank read '"kind":"blank"'
check 'a text cut off by the deadline is kept, and said' page late read \
    '"reason":"timeout: the text is cut off at the deadline of 3 s"'
check 'a crash is told with its words' page crash failed \
    'crashed: worker died of signal 6 (Aborted): fake reader: told to crash'
check 'a hanging reader is stopped' page hang failed \
    'timeout: no answer within 3 seconds'
check 'garbled answers are no reading' page garble failed garbled
check 'an output without end is stopped' page huge failed 'crashed: '
check 'an answer without text is no reading' page empty failed 'unread: '
check 'a text that cannot be read back is no reading' page junk failed \
    'unread: '
check 'a refusal is told' page refuse failed 'unread: told to refuse'

check 'nothing is left to do' expect_exit 0 cr -a a ocr -q
check 'failed pages are read once more when asked' expect_exit 1 \
    cr -a a ocr -q -t 1 --retry
check 'and the good ones are not' says "$T/err" "'crash.tif' failed"
check 'only those' test "$(grep -c failed "$T/err")" -eq 7

# What was said of a reading outlives the catalogue.
cr -a c init -q
cr -a c ingest -q in/late.tif
cr -a c ocr -q -t 3
rm c/catalog.db*
cr -a c rebuild -q >/dev/null 2>&1
cr -a c dump | sed 's/{"n":/\n&/g' | grep '^{"n":' >pages
check 'that a text is cut off is known after a lost catalogue' page late \
    read '"reason":"timeout: the text is cut off at the deadline of 3 s"'

# A reader that cannot be run is no fault of the pages.
printf 'no program\n' >reader
chmod +x reader
cr -a b init -q
cr -a b ingest -q in
COURTROLL_READER=$T/reader
check 'a reader that cannot run stops it' expect_exit 3 cr -a b ocr -q
check 'and is named' says "$T/err" "cannot run '$T/reader'"
check 'no page pays for it' test \
    "$(cr -a b dump | grep -o '"status":"waiting"' | wc -l)" -eq 11
