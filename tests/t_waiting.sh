#!/bin/sh
# t_waiting.sh: files whose scans wait to be read are found by what is known
# of them, and obey their class; a machine without an engine spoils no page;
# an index or a medium that is not as it should be is told from "not found".
. "$(dirname "$0")/lib.sh"
need_verbs init register ingest ocr code index search run dump text verify

export COURTROLL_ARCHIVE="$T/a"
fake="$COURTROLL_BUILD/tests/fake_reader"

# tiff N FILE: a page of 64 x 64 pixels that no other N is equal to: a
# one-strip TIFF, little-endian, bilevel, uncompressed.
tiff() {
	n=$1
	{
		printf 'II*\000\010\000\000\000\010\000'
		printf '\000\001\003\000\001\000\000\000\100\000\000\000' # width
		printf '\001\001\003\000\001\000\000\000\100\000\000\000' # height
		printf '\002\001\003\000\001\000\000\000\001\000\000\000' # bits
		printf '\003\001\003\000\001\000\000\000\001\000\000\000' # plain
		printf '\006\001\003\000\001\000\000\000\000\000\000\000' # 0 white
		printf '\021\001\004\000\001\000\000\000\156\000\000\000' # at 110
		printf '\026\001\003\000\001\000\000\000\100\000\000\000' # rows
		printf '\027\001\004\000\001\000\000\000\000\002\000\000' # 512
		printf '\000\000\000\000'
		printf '%0512d' "$n"
	} >"$2"
}

cr init "$T/a" --site MUK >/dev/null 2>&1
mkdir "$T/s"
tiff 1 "$T/s/1.tif"
tiff 2 "$T/s/2.tif"
cr register -n 'Civil Suit 5 of 2011' -p 'Secretname v State' --shelf Z9 \
    --class open >/dev/null 2>&1
cr ingest --file MUK-000001-0 "$T/s/1.tif" >/dev/null 2>&1
cr code >/dev/null 2>&1
cr index --all >/dev/null 2>&1
check found_while_its_scans_wait expect_exit 0 cr search secretname
check placed_while_its_scans_wait says "$T/out" "shelf Z9"
cr dump >"$T/dump" 2>/dev/null
check unknown_is_null says "$T/dump" '"width":null,"height":null,"dpi":null,"rotation":null,"mirrored":null,"skew":null,"kind":null,"confidence":null,"words":null,"language":null,"prep":null,"transcript":null,"status":"waiting"'
cr register --file MUK-000001-0 --class sealed >/dev/null 2>&1
check sealed_while_its_scans_wait expect_exit 1 cr search secretname
check sealed_is_there_for_who_may expect_exit 0 cr search --classes sealed secretname

# No model for the language: that is the machine's fault, not the page's.
check no_model_stops expect_exit 3 cr ocr -l xyz
check no_model_says_what_to_do says "$T/err" "tesseract-ocr-xyz"
check no_model_spoils_no_page sh -c "'$COURTROLL' dump | grep -q '\"status\":\"waiting\"'"
COURTROLL_READER=$fake
export COURTROLL_READER
cr ingest "$T/s/2.tif" >/dev/null 2>&1
cr run -q >/dev/null 2>&1
check then_all_is_read sh -c "! '$COURTROLL' dump | grep -q '\"status\":\"waiting\"'"

# All of the index lost is not "nothing found".
mv "$T/a/index" "$T/index"
mkdir "$T/a/index"
check a_lost_index_is_said expect_exit 3 cr search secretname
rm -r "$T/a/index"
mv "$T/index" "$T/a/index"

check one_alto_is_one_page expect_exit 0 cr text --alto MUK-000001-0

# A medium that cannot be written: reading goes on.
if [ "$(id -u)" = 0 ] && mkdir "$T/ro" && mount --bind "$T/a" "$T/ro" \
    2>/dev/null && mount -o remount,bind,ro "$T/ro" 2>/dev/null; then
	check read_only_search expect_exit 0 cr -a "$T/ro" search --classes all secretname
	check read_only_dump expect_exit 0 cr -a "$T/ro" dump
	check read_only_verify expect_exit 0 cr -a "$T/ro" verify
	check read_only_ingest_stops expect_exit 3 cr -a "$T/ro" ingest "$T/s"
	umount "$T/ro"
else
	umount "$T/ro" 2>/dev/null
	skip read_only 'cannot mount here'
fi

# A jacket that names what the case arises from has one number of its own.
cr register --class open -n 'Misc. Application No. 88 of 2010 (arising from Civil Suit No. 12 of 1998)' >/dev/null 2>&1
cr dump >"$T/dump" 2>/dev/null
check own_number_of_a_jacket says "$T/dump" '"case":{"key":"//MA/88/2010"'
check parent_on_a_jacket says "$T/dump" '"verbatim":"Civil Suit No. 12 of 1998","role":"parent"'
