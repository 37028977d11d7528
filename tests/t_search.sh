#!/bin/sh
# t_search.sh: index, search and case from the outside, on registered files:
# found at once, access classes apart, the index lost, damaged, strange.
. "$(dirname "$0")/lib.sh"
need_verbs init register code index search case

export COURTROLL_ARCHIVE="$T/a"
cr init "$T/a" --site MUK >/dev/null 2>&1
cat >"$T/files.csv" <<'END'
number,parties,type,room,shelf,box,class
Civil Suit 95 of 2015,Kato John v Nakato Sarah,Civil Suit,R1,C4,17,open
HCT-00-LD-CS-0260-2017,Okello Betty v Attorney General,Civil Suit,,A1,2,open
HCT-00-LD-CS-0261-2017,Okello Moses v Zziwa Peter,Civil Suit,,A1,2,open
HCT-00-FD-MA-0071-2022,Nnalongo Jane v Mukasa Paul,,,B9,8,sealed
END
cr register --csv "$T/files.csv" >"$T/ids" 2>/dev/null
cr index >/dev/null 2>&1

# first FILE-ID that a search shows
first() {
	cr search --json "$@" 2>/dev/null |
		sed -n 's/.*"hits":\[{"rank":1,[^}]*"file":"\([^"]*\)".*/\1/p'
}

matches() {
	cr search --json "$@" 2>/dev/null |
		sed 's/.*"matches":\([0-9]*\).*/\1/'
}

check found_by_party same "$(first nakato)" MUK-000001-0
check found_by_place same "$(first shelf:c4 box:17)" MUK-000001-0
check found_by_number same "$(first 'HCCS No. 95 of 2015')" MUK-000001-0
check found_by_code same "$(first HCT-00-LD-CS-260-2017)" MUK-000002-8
check found_by_key same "$(first HC/00/CS/261/2017)" MUK-000003-6
check found_by_file_id same "$(first muk-2-8)" MUK-000002-8
check found_by_station same "$(matches station:kampala)" 2
check found_by_code_level same "$(matches code:HCT-00-LD)" 2
check found_by_year same "$(matches year:2016..2017)" 2
check found_by_beginning same "$(matches okel\*)" 2
check found_though_misspelt same "$(first Nakatto)" MUK-000001-0
check exact_forgives_nothing same "$(matches --exact Nakatto)" 0
check left_out same "$(matches 'okello -betty')" 1
check offset_goes_on expect_exit 0 cr search --json --offset 1 okello
check rank_goes_on says "$T/out" '"hits":[{"rank":2,'
check newest_first same "$(first --sort date type:cs)" MUK-000002-8

check exit_0_when_found expect_exit 0 cr search okello
check place_comes_first says "$T/out" "MUK-000002-8  shelf A1, box 2"
check exit_1_when_not expect_exit 1 cr search --json zzzzzz
check empty_is_an_object says "$T/out" '"matches":0,"exact":true,"suggestion":null,"facets":{"court":{},"type":{},"subject":{},"year":{}},"hits":[]}'
check exit_2_when_wrong expect_exit 2 cr search 'kato (land'
check fault_is_pointed_at says "$T/err" "       ^"
check unknown_field_names_known expect_exit 2 cr search foo:bar
check known_fields_named says "$T/err" "party: judge:"
check no_query_is_usage expect_exit 2 cr search
check unknown_class_is_usage expect_exit 2 cr search --classes opne kato
check no_archive_is_3 expect_exit 3 cr -a "$T/none" search kato

# What is not asked for does not show: hits, counts, facets, suggestions,
# prefixes, forgiveness.
check sealed_is_not_found same "$(matches nnalongo)" 0
check sealed_is_not_forgiven same "$(matches nnalonga)" 0
check sealed_is_not_suggested expect_exit 1 cr search --exact --json nnalonga
check suggestion_is_null says "$T/out" '"suggestion":null'
check sealed_prefix_is_empty same "$(matches nnal\*)" 0
check sealed_not_in_case expect_exit 1 cr case HCT-00-FD-MA-0071-2022
check sealed_found_when_asked same "$(first --classes open,sealed nnalongo)" MUK-000004-4
check sealed_case_when_asked expect_exit 0 cr case --classes all HCT-00-FD-MA-0071-2022
check suggestion_when_asked expect_exit 1 cr search --classes all --exact --json nnalonga
check suggestion_is_made says "$T/out" '"suggestion":"nnalongo"'

check case_is_json expect_exit 0 cr case --json HCT-00-LD-CS-0260-2017
check case_says_where says "$T/out" '"file":"MUK-000002-8","case":"HCT-00-LD-CS-0260-2017","relation":"own","sure":true,"location":{"room":null,"shelf":"A1","box":"2"}'
check case_may_be_meant expect_exit 0 cr case 'HC/Mukono/CS/95/2015'
check case_says_so says "$T/out" "may be meant"
check case_not_number expect_exit 2 cr case kato

printf 'query\nkato\n=zzzzzz\n"okello, betty"\n' >"$T/q.csv"
check many_queries expect_exit 1 cr search --queries "$T/q.csv"
check csv_row says "$T/out" '"kato",1,1,"MUK-000001-0","R1","C4","17"'
check csv_no_formula says "$T/out" "\"'=zzzzzz\",0,"
check csv_comma says "$T/out" '"okello, betty",1,1,"MUK-000002-8"'

# A file that moves to a protected class leaves the open index.
cr register --file MUK-000003-6 --class sealed >/dev/null 2>&1
cr code >/dev/null 2>&1
cr index >/dev/null 2>&1
if cr dump MUK-000003-6 | grep -q '"class":"sealed"'; then
	check moved_is_not_found same "$(matches zziwa)" 0
	check moved_is_there same "$(matches --classes sealed zziwa)" 1
else
	skip moved_is_not_found "register does not change a class"
fi

before=$(cr search --classes all --json 'kato OR okello OR nnalongo')
after() {
	cr index >"$T/out" 2>"$T/err" || return 1
	same "$(cr search --classes all --json 'kato OR okello OR nnalongo')" \
		"$before"
}

rm -r "$T/a/index/open"
check lost_is_said expect_exit 3 cr search kato
check lost_is_rebuilt after
echo junk >"$T/a/index/open/postlist.glass"
check damaged_is_said expect_exit 3 cr search kato
check damaged_is_rebuilt after
rm -r "$T/a/index"
check all_lost_is_rebuilt after
cr index --all >/dev/null 2>&1
check rebuilt_is_the_same after
cr init "$T/b" --site JIN >/dev/null 2>&1
cr -a "$T/b" register -n "Civil Suit 1 of 2001" -c open >/dev/null 2>&1
cr -a "$T/b" index >/dev/null 2>&1
rm -r "$T/a/index/open"
cp -r "$T/b/index/open" "$T/a/index/open"
check strange_is_refused expect_exit 3 cr search kato
check strange_is_replaced after

# Many files: each once, however often it is indexed.
{
	echo "number,parties,class"
	i=1
	while [ $i -le 300 ]; do
		echo "Civil Suit $i of 1999,Many Number$i v Bank,open"
		i=$((i + 1))
	done
} >"$T/many.csv"
cr register --no-index --csv "$T/many.csv" >/dev/null 2>&1
cr code >/dev/null 2>&1
check index_many expect_exit 0 cr index
check each_file_once same "$(matches many)" 300
check count_is_not_cut same "$(matches --limit 0 many)" 300
cr index --all >/dev/null 2>&1
check each_file_once_again same "$(matches --by page many)" 300
check nothing_left_to_do expect_exit 0 cr index
check says_up_to_date says "$T/err" "up to date"
