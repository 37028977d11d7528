#!/bin/sh
# tests/t_print.sh: what stands on labels, slips and lists: the number large,
# the id, no name that is not everybody's; where it stands on the sheet; whole,
# however long the names are.
. "$(dirname "$0")/lib.sh"
need_verbs init register code print out in
command -v pdftotext >/dev/null || {
	skip t_print 'pdftotext is not here'
	exit 0
}
export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY=me COURTROLL_TODAY=2026-11-25
cd "$T" || exit 1
cr init -q --site MUK
id() { sed 's/	.*//'; }
long='Byaruhanga Nsubuga Ssekamatte wa Mukasa Katumba Kyambogo Namirembe'
land=$(cr register -q --no-index --class open -n 'HCT-00-LD-CS-0260-2017' \
    -p "$long v Nakato" --shelf C4 --box 17 --volume '2 of 3' | id)
adopted=$(cr register -q --no-index --class open -n 'Family Cause 12 of 2013' \
    -p 'In re Baby Nankya' --shelf C4 --box 17 | id)
unclear=$(cr register -q --no-index -n 'AB 7/2001' -p 'Mugisha v Auma' \
    --shelf F10 --box 2 | id)
none=$(cr register -q --no-index --box 9 -p 'Wanyama v Opio' | id)
cr code -q

# Without blanks and dashes: kerning and line ends make and lose some.
bare() { tr -d ' \n-'; }
says_pdf() {
	pdftotext "$1" - | bare | grep -qF -- "$(printf %s "$2" | bare)"
}

labels() {
	expect_exit 0 cr print labels --new && same "$(cat "$T/out")" \
	    labels.pdf && for id in "$land" "$adopted" "$unclear" "$none"; do
		says_pdf labels.pdf "$id" || return 1
	done && says_pdf labels.pdf 'number not known' &&
	    says_pdf labels.pdf 'vol. 2 of 3' &&
	    says_pdf labels.pdf 'HCT-00-LD-CS-0260-2017'
}
check 'a label has number, id, volume; or says that there is none' labels

no_names() {
	cr print labels "$land" "$adopted" "$unclear" "$none" -o l.pdf &&
	    cr print covers "$land" "$adopted" "$unclear" "$none" -o c.pdf &&
	    cr print tracer "$land" "$adopted" "$unclear" "$none" -o t.pdf &&
	    cr print list --from "$land" -o i.pdf || return 1
	for pdf in l c t i; do
		for name in Nankya Mugisha Auma Wanyama Opio; do
			! says_pdf $pdf.pdf $name || return 1
		done
	done
	says_pdf l.pdf Nakato && says_pdf i.pdf Nakato
}
check 'names stand on paper for open files only' no_names

whole() {
	cr print list --box 17 -o w.pdf && cr print labels "$land" --sheet 24 \
	    -o w24.pdf || return 1
	for word in $long; do
		says_pdf w.pdf "$word" && says_pdf w24.pdf "$word" || return 1
	done
}
check 'names of sixty letters and more stand there whole' whole

once() {
	expect_exit 1 cr print labels --new && says "$T/err" 'nothing to print'
}
check 'what was printed is not new any more' once

not_over() {
	was=$(cksum <labels.pdf) && expect_exit 0 cr print labels "$adopted" &&
	    same "$(cat "$T/out")" labels-2.pdf &&
	    same "$(cksum <labels.pdf)" "$was"
}
check 'a sheet that waits to be printed is not written over' not_over

again() {
	cr print labels "$land" -o 1.pdf && cr print labels "$land" -o 2.pdf &&
	    cmp 1.pdf 2.pdf && expect_exit 0 cr print labels "$land" \
	    "$land" -o 3.pdf && says "$T/err" twice && cmp 1.pdf 3.pdf
}
check 'printed again it is the same label; named twice, one' again

# Where the id stands on the sheet, in points from its upper left corner.
place() {
	pdftotext -bbox "$1" - | sed -n "s/.*xMin=\"\([0-9]*\)[^y]*yMin=\"\([0-9]*\).*>$2<.*/\1 \2/p" |
	    head -n 1
}
moved() {
	cr print labels "$land" --sheet 21 -o a.pdf &&
	    cr print labels "$land" --sheet 21 --start-at 5 -o b.pdf &&
	    cr print labels "$land" --sheet 21 --offset 10,20 -o c.pdf &&
	    same "$(place a.pdf "$land" | awk '{ print $1 + 187, $2 + 108 }')" \
	    "$(place b.pdf "$land")" && same "$(place a.pdf "$land" |
	    awk '{ print $1 + 28, $2 + 57 }')" "$(place c.pdf "$land")" &&
	    expect_exit 2 cr print labels "$land" --sheet 21 --start-at 22 &&
	    expect_exit 2 cr print labels "$land" --sheet 22 &&
	    expect_exit 2 cr print labels "$land" --sheet 1 &&
	    expect_exit 2 cr print labels "$land" --sheet 2 &&
	    expect_exit 2 cr print labels "$land" --offset 3
}
check 'a sheet that is begun, a printer that is off' moved

many() {
	awk 'BEGIN { print "number,box,parties"; for (i = 1; i <= 300; i++)
	    print "CS " i " of 2003,77,Plaintiff " i " v Defendant" }' >l.csv &&
	    cr register -q --no-index --class open --csv l.csv >/dev/null &&
	    cr code -q && cr print list --box 77 -o m.pdf || return 1
	pages=$(pdftotext m.pdf - | grep -c '^parties$')
	[ "$pages" -ge 5 ] && says_pdf m.pdf "end of the list: $pages pages" &&
	    same "$(pdftotext m.pdf - | sed -n 's/^page //p')" \
	    "$(seq -f "%g of $pages" "$pages")" &&
	    same "$(pdftotext m.pdf - | grep -c '^box 77 (continued)$')" \
	    $((pages - 1)) &&
	    same "$(pdftotext m.pdf - | grep -c '^Plaintiff .* v Defendant')" \
	    300
}
check 'each page of a list has its head and says which it is, no row is lost' many

blank() {
	expect_exit 0 cr print covers --blank 7 -o b.pdf &&
	    same "$(pdftotext b.pdf - | grep -c 'COURTROLL FILE SLIP')" 7 &&
	    first=$(pdftotext b.pdf - | grep -m 1 '^MUK-') &&
	    expect_exit 0 cr register --no-index -n 'CS 900 of 2004' &&
	    ! grep -q "$first" "$T/out" && ! cr dump | grep -q "\"$first\""
}
check 'blank slips carry ids that nobody else gets' blank

# A word that is broken in two stands on two lines.
unbroken() {
	cr register -q --no-index -n 'CS 8 of 2001' --box 99 --volume 3 \
	    --part duplicate >part && cr print list --box 99 -o part.pdf &&
	    pdftotext part.pdf - | grep -q '^3, duplicate$'
}
check 'the columns of a list are wide enough for their words' unbroken

tracer() {
	cr out -q "$land" --to 'Judge A' --why 'hearing of Monday' \
	    --due 2026-11-27 --pages 97 >/dev/null &&
	    cr out -q "$adopted" --to 'Judge B' --why 'Nankya asks' \
	    >/dev/null && cr print tracer "$land" -o t1.pdf &&
	    cr print tracer "$adopted" -o t2.pdf &&
	    COURTROLL_TODAY=2026-11-28 cr print out -o o.pdf &&
	    says_pdf t1.pdf 'hearing of Monday' && says_pdf t1.pdf 97 &&
	    says_pdf t2.pdf 'Judge B' && says_pdf o.pdf 'OVERDUE; shelf C4' ||
		return 1
	! says_pdf t2.pdf Nankya && ! says_pdf o.pdf Nankya &&
	    cr in -q "$land" >/dev/null && cr print tracer "$land" -o t1.pdf &&
	    ! says_pdf t1.pdf Monday && cr in -q "$adopted" >/dev/null &&
	    cr print out -o o.pdf && says_pdf o.pdf 'Nothing is out.'
}
check 'a tracer says who has it and, of an open file, why' tracer

alone() {
	cr print labels "$none" -o n1.pdf && cr print labels "$land" -o n2.pdf &&
	    set -- "$(height n1.pdf "${none#*-}")" "$(height n2.pdf "$land")" &&
	    [ "$1" -gt $(($2 * 14 / 10)) ]
}
# How high a word is, in points.
height() {
	pdftotext -bbox "$1" - | sed -n "/>$2</s/.*yMin=\"\([0-9]*\).*yMax=\"\([0-9]*\).*/\2 \1/p" |
	    awk 'NR == 1 { print $1 - $2 }'
}
check 'a file without a number has its id large on its label' alone

standard_output() {
	cr print labels "$land" -o - >o1.pdf &&
	    cr print labels "$land" -o o2.pdf && cmp o1.pdf o2.pdf
}
check 'to standard output it is the same' standard_output

box_end() {
	cr print box 17 -o b.pdf && says_pdf b.pdf 'years 2013 to 2017' &&
	    says_pdf b.pdf '2 files' && expect_exit 1 cr print box none &&
	    expect_exit 0 cr print calibration --sheet 24 &&
	    says_pdf calibration.pdf '--offset 2,-1'
}
check 'the end of a box says what it holds' box_end

refused() {
	mkfifo pipe
	expect_exit 1 cr print labels MUK-000099-9 &&
	    expect_exit 1 cr print labels MUK-000001-1 &&
	    expect_exit 1 cr print labels && expect_exit 2 cr print nothing &&
	    expect_exit 2 cr print && expect_exit 3 cr print list --box 17 \
	    -o pipe && [ -p pipe ] && expect_exit 3 cr print labels "$land" \
	    -o "$T/none/x.pdf" && expect_exit 0 cr print labels \
	    'HCT-00-LD-CS-0260-2017' -o n.pdf && says_pdf n.pdf "$land"
}
check 'a wrong id, nothing chosen, no folder: said' refused

anew() {
	was_open=$(cr register -q --no-index --class open -n 'CS 950 of 2004' \
	    -p 'Zzone v Zztwo' | id) && cr code -q &&
	    cr print labels "$was_open" -o o.pdf && says_pdf o.pdf Zzone &&
	    expect_exit 1 cr print labels --new --from "$was_open" &&
	    cr class juvenile "$was_open" --by me --why x >/dev/null &&
	    expect_exit 0 cr print labels --new -o n.pdf &&
	    says_pdf n.pdf "$was_open" && ! says_pdf n.pdf Zzone &&
	    cr label "$none" case 'CS 951 of 2004' --by me --why x --no-index \
	    >/dev/null && expect_exit 0 cr print labels --new -o m.pdf &&
	    says_pdf m.pdf "$none"
}
check 'a label that says too much, or no number, is to be printed anew' anew
