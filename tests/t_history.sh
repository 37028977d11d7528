#!/bin/sh
# t_history.sh: case histories, on files registered from their jackets: chains
# across courts, parents that come later, and what must never be joined.
. "$(dirname "$0")/lib.sh"
need_verbs init register code index case dump label

export COURTROLL_ARCHIVE="$T/a"
cr init "$T/a" --site MUK >/dev/null 2>&1

# jacket NUMBER PARTIES [OPTION...]: register, print the id
jacket() {
	number=$1 parties=$2
	shift 2
	cr register --class open --no-index -n "$number" -p "$parties" "$@" 2>/dev/null |
		sed 's/[[:space:]].*//'
}
code() {
	cr code -q
}
# what dump says of a file: dumped FILE-ID PYTHON-EXPRESSION
dumped() {
	cr dump "$1" | python3 -c "import json,sys; d=json.load(sys.stdin); print($2)"
}
# asked NUMBER PYTHON-EXPRESSION [OPTION...]
asked() {
	asked_number=$1 asked_expression=$2
	shift 2
	cr case --json "$@" "$asked_number" 2>/dev/null |
		python3 -c "import json,sys; d=json.load(sys.stdin); print($asked_expression)"
}
names='[c["name"] for c in d["cases"]]'
sure='sorted((d["cases"][k["child"]]["name"], k["relation"], d["cases"][k["parent"]]["name"]) for k in d["links"] if k["sure"])'

# ---- a chain of three, whose first comes last
appeal=$(jacket 'HCT-00-CV-CA-0056-2022 (Appeal from Mukono Chief Magistrates Court Civil Suit No. 9 of 2017)' \
	'Mugisha Zaburoni v Kaija James')
second=$(jacket 'Court of Appeal Civil Appeal No. 12 of 2024 (Appeal from High Court of Uganda at Kampala Civil Appeal No. 56 of 2022)' \
	'Kaija James v Mugisha Zaburoni')
code
check stub_is_shown expect_exit 0 cr case HCT-00-CV-CA-0056-2022
check stub_is_said_plainly says "$T/out" "Civil Suit 9 of 2017, Chief Magistrate's Court, Mukono (the case it comes from): not registered here"
check chain_links same "$(asked 'HCT-00-CV-CA-0056-2022' "$sure")" \
	"[('Civil Appeal 12 of 2024, Court of Appeal', 'appeal-from', 'HCT-00-CV-CA-0056-2022'), ('HCT-00-CV-CA-0056-2022', 'appeal-from', \"Civil Suit 9 of 2017, Chief Magistrate's Court, Mukono\")]"
check absent_parent_is_null same "$(dumped "$appeal" 'd["parents"][0]["file"]')" None
suit=$(jacket 'Chief Magistrates Court of Mukono Civil Suit No. 009/2017' 'Kaija James v Mugisha Zaburoni' --shelf C4)
code
check stub_is_joined same "$(dumped "$appeal" 'd["parents"][0]["file"]')" "$suit"
check joined_without_recoding expect_exit 0 cr case 'Mukono Chief Magistrates Court Civil Suit 9 of 2017'
check no_gap_is_left sh -c "! grep -q 'not registered here' '$T/out'"
for member in 'HCT-00-CV-CA-0056-2022' 'HC/00/CA/56/2022' 'Court of Appeal Civil Appeal 12/2024' 9/2017 "$suit"; do
	check "any_member_shows_all_$(printf %s "$member" | tr -c 'A-Za-z0-9\n' _)" \
		same "$(asked "$member" "$names" | python3 -c 'print(sorted(eval(input())))')" \
		"['Civil Appeal 12 of 2024, Court of Appeal', \"Civil Suit 9 of 2017, Chief Magistrate's Court, Mukono\", 'HCT-00-CV-CA-0056-2022']"
done
check tree_is_printed expect_exit 0 cr case 9/2017
check paper_is_told says "$T/out" "$suit  shelf C4"
check tree_goes_down says "$T/out" '      appeal from it: Civil Appeal 12 of 2024, Court of Appeal'

# ---- an application in the suit's own court
hsuit=$(jacket 'HCT-03-CV-CS-0083-2010' 'Gulaale Fred v Musumba Robinah')
motion=$(jacket 'HCT-03-CV-MA-0162-2013 (Arising from Civil Suit No. 83 of 2010)' 'Musumba Robinah v Gulaale Fred')
code
check application_inherits_the_court same "$(dumped "$motion" 'd["parents"][0]["file"]')" "$hsuit"
check application_relation same "$(dumped "$motion" 'd["parents"][0]["relation"]')" arising-from

# ---- the same number elsewhere is another case
other=$(jacket 'HCT-04-CV-CS-0083-2010' 'Wandera Paul v Nambozo Agnes')
code
check other_station_stays_apart same "$(asked HCT-04-CV-CS-0083-2010 'len(d["links"])')" 0
check part_of_a_number_shows_both same "$(asked 'Civil Suit 83 of 2010' 'sorted(c["name"] for c in d["cases"] if c["asked"])')" \
	"['HCT-03-CV-CS-0083-2010', 'HCT-04-CV-CS-0083-2010']"

# ---- a number that agrees, between other people, is no link
stray=$(jacket 'HCT-04-CV-MA-0007-2011 (Arising from HCT-04-CV-CS-0083-2010)' 'Ochieng Tom v Auma Rose')
code
check other_people_are_not_linked same "$(dumped "$stray" 'd["parents"][0]["file"]')" None
check but_shown_as_may_be same "$(asked HCT-04-CV-CS-0083-2010 '[(k["sure"], k["why"]) for k in d["links"]]')" \
	"[(False, 'the number agrees, but the parties differ')]"

# ---- volumes belong together, strangers do not
v1=$(jacket 'HCT-12-CV-CS-0032-2012' 'Byaruhanga Isaac v Kiiza Annet' --volume '1 of 2')
v2=$(jacket 'HCT-12-CV-CS-0032-2012' 'Byaruhanga I. v Kizza Annet' --volume '2 of 2')
claim=$(jacket 'HCT-12-CV-CS-0032-2012' 'Tumusiime Rose v Asiimwe Dan')
code
check volumes_are_one_case same "$(asked HCT-12-CV-CS-0032-2012 'sorted(len(c["files"]) for c in d["cases"])')" '[1, 2]'
check volumes_are_no_anomaly same "$(dumped "$v1" '[a["other"] for a in d["anomalies"] if a["kind"]=="number-claimed-twice"]')" "['$claim']"
check claim_is_told same "$(dumped "$claim" 'sorted(a["kind"] for a in d["anomalies"])')" "['number-claimed-twice']"
check claim_names_the_other same "$(dumped "$v2" '[a["other"] for a in d["anomalies"]]')" "['$claim']"
check claim_in_history expect_exit 0 cr case HCT-12-CV-CS-0032-2012
first=$(jacket 'HCT-12-CV-CS-0033-2012' 'Byaruhanga Isaac v Kiiza Annet' --volume '1 of 2')
jacket 'HCT-12-CV-CS-0033-2012' 'Okot Peter v Lubega Ali' --volume '2 of 2' >"$T/second"
code
check a_volume_is_no_claim_though_the_names_differ same "$(dumped "$first" '[a["kind"] for a in d["anomalies"]]')$(dumped "$(cat "$T/second")" '[a["kind"] for a in d["anomalies"]]')" '[][]'
check a_volume_is_of_the_case same "$(asked HCT-12-CV-CS-0033-2012 '[len(c["files"]) for c in d["cases"]]')" '[2]'
check claim_in_history_again expect_exit 0 cr case HCT-12-CV-CS-0032-2012
check claim_is_odd says "$T/out" 'both carry HCT-12-CV-CS-0032-2012, between different parties'

# ---- circles, and parents younger than their children
a=$(jacket 'HCT-01-CV-MA-0001-2014 (Arising from HCT-01-CV-MA-0002-2014)' 'Baguma Tom v Kabagambe Sam')
jacket 'HCT-01-CV-MA-0002-2014 (Arising from HCT-01-CV-MA-0003-2014)' 'Baguma Tom v Kabagambe Sam' >"$T/b"
jacket 'HCT-01-CV-MA-0003-2014 (Arising from HCT-01-CV-MA-0001-2014)' 'Baguma Tom v Kabagambe Sam' >"$T/c"
later=$(jacket 'HCT-04-CV-REV-0006-2006 Civil Revision (Revision of Soroti Chief Magistrates Court Civil Appeal 4 of 2007)' 'Ekweu Christine v Church of Uganda')
code
check circle_ends same "$(asked HCT-01-CV-MA-0001-2014 'len(d["cases"])')" 3
check circle_is_told same "$(asked HCT-01-CV-MA-0001-2014 'sorted({a["kind"] for a in d["anomalies"]})')" "['cycle']"
check circle_is_an_anomaly same "$(dumped "$a" '[x["kind"] for x in d["anomalies"]]')" "['cycle']"
check later_parent_is_an_anomaly same "$(dumped "$later" '[x["kind"] for x in d["anomalies"]]')" "['parent-later']"

# ---- consolidation is of both, and neither comes from the other
one=$(jacket 'HCT-01-CV-CS-0011-2014 (Consolidated with HCT-01-CV-CS-0012-2014)' 'Baguma Tom v Kabagambe Sam')
jacket 'HCT-01-CV-CS-0012-2014 (Consolidated with HCT-01-CV-CS-0011-2014)' 'Baguma Tom v Kabagambe Sam' >"$T/two"
code
check consolidated_relation_is_whole same "$(asked HCT-01-CV-CS-0011-2014 'sorted({k["relation"] for k in d["links"]})')" "['consolidated-with']"
check consolidated_relation_is_whole_in_dump same "$(dumped "$one" 'd["parents"][0]["relation"]')" consolidated-with
check consolidated_is_no_circle same "$(asked HCT-01-CV-CS-0011-2014 'd["anomalies"]')" '[]'
check consolidated_is_no_anomaly same "$(dumped "$one" 'd["anomalies"]')" '[]'
check consolidated_tree expect_exit 0 cr case HCT-01-CV-CS-0012-2014
check consolidated_is_below says "$T/out" '    consolidated with it: HCT-01-CV-CS-00'
check consolidated_once same "$(grep -c 'consolidated with it\|see above' "$T/out")" 1
cr label "$one" parent HCT-01-CV-CS-0013-2013 --relation consolidated-with --by 'J. Nanteza' --why 'the order' >"$T/log" 2>&1
code
check consolidated_stub expect_exit 0 cr case HCT-01-CV-CS-0011-2014
check consolidated_stub_is_said says "$T/out" 'HCT-01-CV-CS-0013-2013 (the case it is consolidated with): not registered here'
check consolidated_group_is_one_tree same "$(grep -c '^  HCT-[^ ]*  ' "$T/out") $(grep -c 'consolidated with it:' "$T/out")" '1 2'

# ---- who may not know of a file does not see that there is one
sealed=$(jacket 'HCT-00-CV-CS-0500-2015' 'Namara Joan v Mugume Alex')
jacket 'HCT-00-CV-MA-0501-2015 (Arising from HCT-00-CV-CS-0500-2015)' 'Namara Joan v Mugume Alex' >"$T/child1"
jacket 'HCT-00-CV-MA-0601-2015 (Arising from HCT-00-CV-CS-0600-2015)' 'Namara Joan v Mugume Alex' >"$T/child2"
code
check child_is_open same "$(dumped "$(cat "$T/child1")" 'd["access"]["class"]')" open
cr class sealed "$sealed" --by 'J. Nanteza' --why test >/dev/null 2>&1
check what_comes_of_it_is_protected_too same \
	"$(dumped "$(cat "$T/child1")" '(d["access"]["class"], d["access"]["reason"], d["access"]["evidence"][0]["rule"])')" \
	"('sealed', 'comes from a protected case: a person decided', 'parent-file')"
check child_is_hidden expect_exit 1 cr case HCT-00-CV-MA-0501-2015
# a person may open the child all the same
cr class open "$(cat "$T/child1")" --yes --by 'J. Nanteza' --why test >/dev/null 2>&1
code
cr case HCT-00-CV-MA-0501-2015 | sed "s/050[01]/N/g; s/CS-N/CS/; s/$(cat "$T/child1")/F/" >"$T/hidden"
cr case HCT-00-CV-MA-0601-2015 | sed "s/060[01]/N/g; s/CS-N/CS/; s/$(cat "$T/child2")/F/" >"$T/absent"
check hidden_is_like_absent cmp "$T/hidden" "$T/absent"
check hidden_is_there_when_asked same "$(asked HCT-00-CV-MA-0501-2015 'len(d["files"])' --classes all)" 2
check hidden_number_finds_only_the_child same "$(asked HCT-00-CV-CS-0500-2015 '[f["file"] for f in d["files"]]')" "['$(cat "$T/child1")']"
check hidden_number_without_child expect_exit 1 cr case HCT-00-CV-CS-0777-2015

# ---- a protected parent that comes after its child, and not by its number alone
first=$(jacket 'HCT-00-FD-MA-0071-2022 (Arising from HCT-00-FD-CS-0072-2022)' 'Namusoke Ruth v Lubega Paul')
code
check child_came_first same "$(dumped "$first" 'd["access"]["class"]')" open
parent=$(jacket 'HCT-00-FD-CS-0072-2022' 'Namusoke Ruth v Lubega Paul' --class family)
cr class family "$parent" --no-index --by 'J. Nanteza' --why custody >/dev/null 2>&1
code
check parent_that_comes_later_protects same "$(dumped "$first" 'd["access"]["class"]')" family
stranger=$(jacket 'HCT-00-FD-MA-0073-2022 (Arising from HCT-00-FD-CS-0072-2022)' 'Ochieng Tom v Auma Rose')
code
check objectors_are_protected_too same "$(dumped "$stranger" 'd["access"]["class"]')" family
leaf=$(cr register --no-index -n 'HCT-03-CV-MA-0163-2013 (Arising from HCT-03-CV-MA-0162-2013)' -p 'Musumba Robinah v Gulaale Fred' 2>/dev/null | sed 's/[[:space:]].*//')
code
check what_comes_of_an_open_case_is_open same "$(dumped "$leaf" 'd["access"]["class"]')" open
# sealed goes before family
cr class sealed "$parent" --no-index --by 'J. Nanteza' --why order >/dev/null 2>&1
code
cr register --class open --no-index -n 'HCT-00-CV-CS-0700-2015' -p 'Opio Alex v Akello Joy' 2>/dev/null | sed 's/[[:space:]].*//' >"$T/p7"
jacket 'HCT-00-CV-MA-0701-2015 (Arising from HCT-00-CV-CS-0700-2015)' 'Opio Alex v Akello Joy' >"$T/c7"
jacket 'HCT-00-CV-MA-0702-2015 (Arising from HCT-00-CV-MA-0701-2015)' 'Opio Alex v Akello Joy' >"$T/g7"
code
check grandchild_is_open same "$(dumped "$(cat "$T/g7")" 'd["access"]["class"]')" open
cr class sealed "$(cat "$T/p7")" --no-index --by 'J. Nanteza' --why order >/dev/null 2>&1
check children_are_hidden_at_once same "$(dumped "$(cat "$T/c7")" 'd["access"]["class"]') $(dumped "$(cat "$T/g7")" 'd["access"]["class"]')" 'sealed sealed'
check others_are_not same "$(dumped "$leaf" 'd["access"]["class"]')" open
code
check and_stay_so same "$(dumped "$(cat "$T/g7")" 'd["access"]["class"]')" sealed
check sealed_goes_before_family same "$(dumped "$first" 'd["access"]["class"]')" sealed

# ---- a case that moved answers to every code it has had
moved=$(jacket 'Mukono High Court Civil Suit No. 95 of 2015' 'Kato John v Nakato Sarah')
child=$(jacket 'HCT-03-CV-MA-0010-2019 (Arising from HCT-03-CV-CS-0411-2018)' 'Nakato Sarah v Kato John')
cr label "$moved" code HCT-03-CV-CS-0411-2018 --from 2018-03-01 --by 'J. Nanteza' --why 'moved to Jinja' >/dev/null 2>&1
code
check moved_answers_to_the_new_code same "$(asked HCT-03-CV-CS-0411-2018 'sorted(f["file"] for f in d["files"])')" "['$moved', '$child']"
check moved_answers_to_the_old_code same "$(asked 'Mukono High Court Civil Suit 95 of 2015' 'sorted(f["file"] for f in d["files"])')" "['$moved', '$child']"
check moved_code_has_its_date same "$(asked HCT-03-CV-CS-0411-2018 'd["cases"][0]["codes"][0]["since"]')" 2018-03-01
cr code -q --all
check moved_code_survives_recoding same "$(asked HCT-03-CV-CS-0411-2018 'sorted(f["file"] for f in d["files"])')" "['$moved', '$child']"

# ---- a general name for a case: "Criminal Case" of one in the register of Co.
co=$(jacket "Mukono Chief Magistrate's Court Co. 374 of 2001" 'Uganda v Tumwebaze Elly')
appeal2=$(jacket 'HCT-00-CR-CN-0012-2003 (Appeal from Criminal Case No. 374 of 2001 of Mukono Chief Magistrates Court)' 'Tumwebaze Elly v Uganda')
strange=$(jacket 'HCT-00-CR-CN-0013-2003 (Appeal from Criminal Case No. 374 of 2001 of Mukono Chief Magistrates Court)' 'Wasswa Ali v Uganda')
code
check general_name_links_same_people same "$(dumped "$appeal2" 'd["parents"][0]["file"]')" "$co"
check but_no_others same "$(dumped "$strange" 'd["parents"][0]["file"]')" None
check general_name_is_found same "$(asked 'Criminal Case 374 of 2001' "'$co' in [f['file'] for f in d['files']]" --classes all)" True
check miscopied_id_is_told expect_exit 2 cr case MUK-10-9
check check_digit_is_named says "$T/err" 'check digit'

check other_is_unharmed same "$(dumped "$other" 'd["case"]["code"]')" HCT-04-CV-CS-0083-2010
check second_is_unharmed same "$(dumped "$second" 'd["case"]["key"]')" CA//CA/12/2024
check unknown_number_exit_1 expect_exit 1 cr case 'HCT-00-CV-CS-0999-1999'
check nonsense_exit_2 expect_exit 2 cr case kato
