#!/bin/sh
# t_dump.sh: what dump says of a file whose pages are known, field by field;
# and what a search shows and finds by them.
. "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kill.sh
. "$here/kill.sh"
# shellcheck source=tests/typist.sh
. "$here/typist.sh"
need_verbs init register ingest ocr code index search dump
typist_ready || exit 0

export COURTROLL_ARCHIVE="$T/a"
cr init -q --site MUK
typed suit/s1 <<'END'
THE REPUBLIC OF UGANDA
IN THE HIGH COURT OF UGANDA AT MUKONO
(LAND DIVISION)
CIVIL SUIT NO. 95 OF 2015

KATO JOHN :::::::::::::::::::: PLAINTIFF
VERSUS
NAKATO SARAH :::::::::::::::::::: DEFENDANT

PLAINT

1. The plaintiff is the registered proprietor of the land and holds the
certificate of title to it. The defendant lodged a caveat on the land.
2. The boundary of the kibanja was settled by the survey.

DATED at Mukono this 9th day of May, 2015.
END
typed suit/s2 <<'END'
THE REPUBLIC OF UGANDA
IN THE HIGH COURT OF UGANDA AT MUKONO
CIVIL SUIT NO. 95 OF 2015
(ARISING FROM CIVIL SUIT NO. 12 OF 2009 OF THE CHIEF MAGISTRATES COURT OF MUKONO)

KATO JOHN :::::::::::::::::::: PLAINTIFF
VERSUS
NAKATO SARAH :::::::::::::::::::: DEFENDANT

BEFORE: HON. MR. JUSTICE WILSON MASALU MUSENE

JUDGMENT

The plaintiff sued for cancellation of the certificate of title. In Kampala
Bottlers v Damanico, Civil Appeal No. 22 of 1992, fraud must be strictly proved.
END
typed suit/s3 <<'END'
The remedies sought by the plaintiff are granted with costs.

DATED at Mukono this 23rd day of October, 2019.
JUDGE
END
cr ingest -q "$T/in"
cr ocr -q
cr code -q
cr dump >"$T/dump"

# has NAME TEXT: the text is in the dump, as it stands there
has() {
	check "$1" says "$T/dump" "$2"
}
has version_and_file '{"v":1,"file":"MUK-000001-0","batch":"'
has sources '"sources":["suit/s1.tif","suit/s2.tif","suit/s3.tif"]'
has fields_of_a_page '"width":2480,"height":3508,"dpi":null,"rotation":0,"mirrored":false,"skew":0.0,"kind":"printed"'
has first_document '"documents":[{"type":"plaint","first":1,"last":1,"date":"2015-05-09","case":null,'
has last_document '{"type":"judgment","first":2,"last":3,"date":"2019-10-23","case":null,'
has document_evidence '"evidence":[{"page":1,"box":[200,650,120,40],"quote":"PLAINT","rule":"'
has number '{"verbatim":"CIVIL SUIT NO. 95 OF 2015","role":"own","page":1,"box":[200,350,500,40],"case":{"key":"HC/Mukono/CS/95/2015"'
has cited_number '{"verbatim":"Civil Appeal No. 22 of 1992","role":"cited","page":2,'
has case '"case":{"key":"HC/Mukono/CS/95/2015","code":"Civil Suit 95 of 2015, Mukono","court":"HC","station":"Mukono","station_name":"Mukono","division":"LD","type":"CS","serial":95,"year":2015,"source":"machine","score":'
has case_evidence '"evidence":[{"page":1,"box":[200,350,500,40],"quote":"CIVIL SUIT NO. 95 OF 2015","rule":"'
has no_other_codes '"codes":[]}'
has parent '"parents":[{"relation":"arising-from","case":{"key":"CM/Mukono/CS/12/2009"'
has parent_place '"page":2,"box":[480,350,1340,40],"file":null'
has plaintiff '"parties":[{"name":"KATO JOHN","role":"plaintiff","second_role":null,"page":1,"box":[200,450,'
has defendant '{"name":"NAKATO SARAH","role":"defendant"'
has status '"status":"disposed","outcome":'
has dates '"dates":{"registered":null,"filed":"2015-05-09","hearings":[],"judgment":"2019-10-23"}'
has access '"access":{"class":"open","reason":"'
has scheme_that_coded_it '"scheme":"uganda '
has reason_of_a_date '"filed":[{"page":1,"box":[620,'
has judge '"judge":"'
has judge_evidence '"evidence":{"judge":[{"page":2,'
has subject '"subjects":[{"code":"LAND-TITLE","title":"Land: '
has subject_share '"model":0.0,"source":"machine","evidence":[{"page":'
has no_offence '"offences":[]'

# ---- what the jacket adds ----------------------------------------------------
cr register -q --no-index -n 'Civil Suit 95 of 2015' \
    --parties 'Kato John v Nalule Jane' --file MUK-000001-0 >/dev/null 2>&1
cr dump >"$T/dump" # not coded since
has jacket_is_the_evidence '"name":"Nalule Jane","role":null,"second_role":null,"page":null,"box":null,"score":1.0,"source":"person","evidence":[{"page":null,"box":null,"quote":"Kato John v Nalule Jane","rule":"jacket"}]'
cr code -q
cr dump >"$T/dump"
has own_is_the_jackets '"source":"person","score":1.0,"evidence":[{"page":null,"box":null,"quote":"Civil Suit 95 of 2015","rule":"registered"},{"page":1,'
has filled_in_by_the_heading '"case":{"key":"HC/Mukono/CS/95/2015"'
check each_party_once same "$(grep -oi '"name":"kato john"' "$T/dump" | wc -l)" 1
check party_of_the_jacket_only grep -qi '"name":"nalule jane"' "$T/dump"
cr label MUK-000001-0 not-party 'NALULE jane' --by Akello --why 'a slip' --no-index >/dev/null 2>&1
cr code -q
cr dump >"$T/dump"
check denied_party_does_not_come_back same "$(grep -ci '"name":"nalule jane"' "$T/dump")" 0

# ---- searching ---------------------------------------------------------------
typed other/o1 <<'END'
THE REPUBLIC OF UGANDA
IN THE HIGH COURT OF UGANDA AT JINJA
CIVIL SUIT NO. 7 OF 2017

OKELLO PETER :::::::::::::::::::: PLAINTIFF
VERSUS
ZZIWA MOSES :::::::::::::::::::: DEFENDANT

PLAINT

The plaintiff holds the certificate of title to the land.

DATED at Jinja this 3rd day of March, 2017.
END
cr ingest -q "$T/in"
cr ocr -q
cr code -q
cr index -q
hits() {
	cr search --json --classes all "$@" 2>/dev/null >"$T/out"
	sed 's/.*"matches":\([0-9]*\).*/\1/' "$T/out"
}
check title_from_the_pages same "$(hits zziwa)" 1
check title_is_a_v_b says "$T/out" '"title":"OKELLO PETER v ZZIWA MOSES"'
check title_of_the_jacket same "$(hits remedies)" 1
check jackets_title_first says "$T/out" '"title":"Kato John v Nalule Jane"'
check document_of_the_page says "$T/out" '"document":"judgment","page":3'
check found_by_party same "$(hits party:zziwa)" 1
check party_on_every_page same "$(hits 'party:nakato remedies')" 1
check found_by_type_in_words same "$(hits 'type:"civil suit"')" 2
check found_by_type_code same "$(hits type:cs)" 2
check doc_is_of_the_page same "$(hits 'doc:plaint remedies')" 0
check doc_finds_its_pages same "$(hits 'doc:judgment remedies')" 1
check found_by_filing same "$(hits filed:2015-05)" 1
check not_by_another_month same "$(hits filed:2015-06)" 0
check found_by_year same "$(hits year:2017)" 1
check found_by_status same "$(hits status:disposed)" 1
check found_by_subject same "$(hits subject:LAND-TITLE)" 2
check found_by_branch_of_subject same "$(hits subject:land)" 2
check found_as_a_code same "$(hits code:LAND-TITLE)" 2
check subject_is_a_facet says "$T/out" '"subject":{"LAND-TITLE":2'
check newest_filing_first sh -c "'$COURTROLL' search --classes all --json \
    --sort date certificate | grep -q '\"rank\":1,[^}]*MUK-000002-8'"
