#!/bin/sh
# t_learn.sh: a second opinion, from the outside: too little to learn from,
# then enough; what it may say, and what not.
. "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kill.sh
. "$here/kill.sh"
# shellcheck source=tests/typist.sh
. "$here/typist.sh"
need_verbs init ingest ocr code label learn dump
typist_ready || exit 0

export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY='J. Nanteza'
cr init -q --site MUK

# paper NAME SERIAL WORDS: a civil suit that says nothing but WORDS
paper() {
	typed "$1/$1" <<END
THE REPUBLIC OF UGANDA
IN THE HIGH COURT OF UGANDA AT MUKONO
CIVIL SUIT NO. $2 OF 2015

KATO JOHN :::::::::::::::::::: PLAINTIFF
VERSUS
NAKATO SARAH :::::::::::::::::::: DEFENDANT

$3
END
}

i=1
while [ "$i" -le 32 ]; do
	if [ $((i % 2)) -eq 0 ]; then
		paper "n$(printf %02d "$i")" "$i" \
		    "A tractor ploughed for the ginnery, bale upon bale of cotton lint number $i."
	else
		paper "n$(printf %02d "$i")" "$i" \
		    "A lorry of quarry stones shed gravel and dust upon the road, trip $i."
	fi
	i=$((i + 1))
done
cr ingest -q "$T/in"
cr ocr -q
cr code -q

check nothing_confirmed_exit_1 expect_exit 1 cr learn
check says_what_it_wants says "$T/out" 'not learnt: 0 usable examples'
check no_model_is_made test ! -e "$T/a/model"

ids=$(cr dump | python3 -c '
import json, sys
for line in sys.stdin:
    d = json.loads(line)
    print(d["file"], d["case"]["serial"])')
say() {
	printf '%s\n' "$ids" | while read -r id serial; do
		if [ $((serial % 2)) -eq 0 ]; then
			code=COMM-DEBT
		else
			code=CIV-TORT
		fi
		[ "$1" -ge "$serial" ] && [ "$serial" -gt "$2" ] || continue
		cr label -q --no-index --why read "$id" subject "$code" ||
			return 1
	done
}
check a_few_are_confirmed say 8 0
check a_few_are_not_enough expect_exit 1 cr learn --json
check json_counts says "$T/out" '"learnt":false,"examples":0,"classes":0,"too_few":2'
check the_rest_is_confirmed say 32 8
check enough_is_learnt expect_exit 0 cr learn
check says_how_right says "$T/out" '32 examples of 2 classes; 100% of those'

# The same confirmations make the same bytes.
cp "$T/a/model" "$T/model"
check learnt_again expect_exit 0 cr learn
check same_bytes cmp "$T/a/model" "$T/model"

# A file of which the rules know nothing: the model proposes, and says so.
# One that a rule knows stays as the rule says.
paper new1 901 'The tractor reached the ginnery, and the cotton lint was weighed bale by bale.'
paper new2 902 'The plaintiff, being the registered proprietor with a certificate of title, lodged a caveat; a tractor of the ginnery carried cotton lint, bale by bale.'
cr ingest -q "$T/in"
cr ocr -q
cr code -q
subject() {
	cr dump | python3 -c '
import json, sys
for line in sys.stdin:
    d = json.loads(line)
    if d["case"]["serial"] == int(sys.argv[1]):
        s = d["subjects"][0]
        print(s["code"], s["source"], s["model"] > 0,
              s["evidence"][0]["rule"])' "$1"
}
check model_proposes same "$(subject 901)" 'COMM-DEBT machine True model'
check rule_stays same "$(subject 902 | cut -d' ' -f1)" LAND-TITLE
check person_stays same "$(subject 4)" 'COMM-DEBT person False person'

# A damaged model is said, and done without.
printf x >>"$T/a/model"
check damaged_model_is_no_end expect_exit 0 cr code --all
check damaged_model_is_told says "$T/err" 'is damaged or of another version'
check then_no_opinion same "$(subject 901 2>/dev/null)" ''
