#!/bin/sh
# The sample generator's other modes: faxed forms, single pages, small print.
. "$(dirname "$0")/lib.sh"

mk=$COURTROLL_BUILD/mksamples

# Width of a PNG: bytes 16 to 19.
png_width() {
	od -An -tu1 -j16 -N4 "$1" |
		awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'
}

forms_are_the_same_each_time() {
	"$mk" --forms 3 --seed 77 "$T/a" && "$mk" --forms 3 --seed 77 "$T/b" &&
		diff -r "$T/a" "$T/b"
}
check 'the same seed makes the same forms' forms_are_the_same_each_time

another_seed_makes_others() {
	"$mk" --forms 1 --seed 78 "$T/c" &&
		! cmp -s "$T/a/form-77-01.png" "$T/c/form-78-01.png" &&
		! cmp -s "$T/a/form-77-01.gt.txt" "$T/c/form-78-01.gt.txt"
}
check 'another seed makes other forms' another_seed_makes_others

form_is_small_and_has_words() {
	for n in 01 02 03; do
		[ "$(png_width "$T/a/form-77-$n.png")" -eq 754 ] &&
			[ "$(wc -w <"$T/a/form-77-$n.gt.txt")" -gt 60 ] &&
			grep -q '^Form ' "$T/a/form-77-$n.gt.txt" || return 1
	done
}
check 'a form is 754 pixels wide and its words are told' \
	form_is_small_and_has_words

singles() {
	"$mk" --files 6 --pages-max 2 --dpi 200 --singles --seed 5 "$T/s" &&
		[ -z "$(find "$T/s/scans" -name '*.pdf')" ] &&
		[ "$(find "$T/s/scans" -type f | wc -l)" -eq \
		    "$(cat "$T"/s/truth/*.json | grep -c '"source_page"')" ]
}
check 'with --singles each page is a file' singles

reduced() {
	page=$(find "$T/s/scans" -name '*.tif' | sort | head -n 1)
	"$mk" --reduce 4 "$page" "$T/r" &&
		[ "$(png_width "$T/r/$(basename "$page" .tif).png")" -eq 413 ]
}
check '--reduce 4 makes a page a quarter as wide' reduced

check '--reduce wants a file and a folder' \
	expect_exit 2 "$mk" --reduce 3 "$T/r2"
check 'a file that is no image is refused' \
	expect_exit 1 "$mk" --reduce 3 "$T/a/form-77-01.gt.txt" "$T/r2"
