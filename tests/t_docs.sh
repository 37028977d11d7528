#!/bin/sh
# tests/t_docs.sh: man pages and completions name the verbs and options that
# the programs have, all of them and no others.
. "$(dirname "$0")/lib.sh"

verbs=$(cr --help | sed -n 's/^  \([a-z-]*\)  .*/\1/p')
common='--archive= --verbose --quiet --help --version'

check 'the front lists its verbs' test "$(echo "$verbs" | wc -l)" -ge 15

for page in man/*.1; do
	check "mandoc has nothing to say of $page" \
	    mandoc -T lint -W warning "$page"
done

# The options of a verb's own, "--name" or "--name=", one a line.
own_options() {
	cr "$1" --options >"$T/options" || return 1
	for option in $common; do
		grep -qxF -e "$option" "$T/options" || return 1
	done
	while read -r option; do
		case " $common " in
		*" $option "*) ;;
		*) echo "$option" ;;
		esac
	done <"$T/options"
}

# documented PAGE OPTION LETTER: has it an item, with its short form and its
# value?
documented() {
	name=${2#--}
	item="Fl -${name%=}"
	[ -z "$3" ] || item="Fl $3 , $item"
	case $name in
	*=) item="$item Ar [A-Z-]*" ;;
	esac
	grep -qE "^\.It (.* , )?$item( ,.*)?\$" "$1" && return 0
	echo "$1 has no item '$item'"
	return 1
}

page_of() {
	page=man/courtroll-$1.1
	for section in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' EXAMPLES \
	    'SEE ALSO'; do
		grep -qx ".Sh $section" "$page" || {
			echo "$page has no section $section"
			return 1
		}
	done
	grep -q "^\.Nm courtroll $1\$" "$page" || {
		echo "$page: the synopsis does not name the verb"
		return 1
	}
	options=$(own_options "$1") || {
		echo "'courtroll $1 --options' fails or lacks one of $common"
		return 1
	}
	cr "$1" --help >"$T/help"
	for option in $options; do
		name=${option#--}
		letter=$(sed -n "s/^  -\(.\), --${name%=}\( .*\)*\$/\1/p" \
		    "$T/help" | head -n 1)
		documented "$page" "$option" "$letter" || return 1
	done
	# no others
	sed -n '/^\.It .*Fl -/p' "$page" | grep -o 'Fl -[a-z-]*' |
	    sed 's/^Fl -//' >"$T/named"
	while read -r name; do
		echo "$options" | grep -qx -e "--$name=\{0,1\}" || {
			echo "$page: there is no option --$name"
			return 1
		}
	done <"$T/named"
	says man/courtroll.1 ".It Xr courtroll-$1 1"
}

for verb in $verbs; do
	if [ -x "$COURTROLL_BUILD/libexec/courtroll/courtroll-$verb" ]; then
		check "the man page of $verb" page_of "$verb"
	else
		not_ok "the man page of $verb" 'the program is not built'
	fi
done

common_page() {
	for option in $common; do
		name=${option#--}
		grep -q "^\.It .*Fl -${name%=}\( \|\$\)" man/courtroll.1 || {
			echo "courtroll.1 lacks $option"
			return 1
		}
	done
}
check 'the options of every verb are in courtroll.1' common_page

# No page of a verb that there is not.
strays() {
	for page in man/courtroll-*.1; do
		verb=${page#man/courtroll-}
		echo "$verbs" | grep -qx "${verb%.1}" || {
			echo "$page is of no verb"
			return 1
		}
	done
}
check 'every man page is of a verb' strays

summaries() {
	for verb in $verbs; do
		said=$(cr --help | sed -n "s/^  $verb  *//p")
		grep -qF -e "'$verb:$said'" -e "\"$verb:$said\"" \
		    completion/_courtroll || {
			echo "completion/_courtroll: not '$verb:$said'"
			return 1
		}
	done
}
check 'zsh completion has each verb with its summary' summaries

# completed WORD...: what bash offers for the last word.
completed() {
	PATH=$COURTROLL_BUILD:$PATH bash -c '
		compopt() { :; } # only inside a real completion
		. completion/courtroll.bash
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		_courtroll
		[ ${#COMPREPLY[@]} -eq 0 ] || printf "%s\n" "${COMPREPLY[@]}"
	' bash "$@"
}

# offers NAME EXPECTED WORD...
offers() {
	name=$1 wanted=$2
	shift 2
	check "$name" same "$wanted" "$(completed "$@" | sort | xargs)"
}

offers 'bash completion: the verbs' \
    "$(printf '%s\nhelp\n' "$verbs" | sort | xargs)" courtroll ''
for verb in $verbs; do
	offers "bash completion: the options of $verb" \
	    "$(cr "$verb" --options | sort | xargs)" courtroll "$verb" --
done
offers 'bash completion: a verb half typed' 'register' courtroll reg
offers 'bash completion: a kind of question' 'parent' \
    courtroll review --kind par
offers 'bash completion: a table of the scheme' 'stations statutes' \
    courtroll scheme show sta
offers 'bash completion: the verb after -a DIR' 'verify' \
    courtroll -a /tmp/x ver
offers 'bash completion: an access class' 'family' courtroll run --class fam
offers 'bash completion: the second of --classes' 'open,sealed' \
    courtroll dump --classes = open,se
offers 'bash completion: file names' 'scripts/deps' \
    courtroll ingest scripts/dep

# The fields of JSON: fields VERB FILE prints them, one a line.
fields() {
	python3 -c '
import json, sys
def walk(o):
    if isinstance(o, dict):
        for k in o:
            print(k)
            walk(o[k])
    elif isinstance(o, list):
        for x in o:
            walk(x)
walk(json.load(sys.stdin))' | sort -u
}
# told PAGE: is each field on standard input named there? (Those of a case
# and of evidence are told in the page of dump.)
told() {
	while read -r field; do
		cat "$1" man/courtroll-dump.1 | grep '^\.\(Cm\|It\|Pq\|Po\)' |
		    grep -qw -- "$field" || {
			echo "$1 does not name '$field'"
			return 1
		}
	done
}
json_told() {
	verb=$1
	shift
	cr "$verb" "$@" >"$T/json" && fields <"$T/json" >"$T/fields" &&
	    [ "$(wc -l <"$T/fields")" -ge 10 ] &&
	    told "man/courtroll-$verb.1" <"$T/fields"
}
export COURTROLL_ARCHIVE="$T/a"
cr init "$T/a" --site MUK 2>/dev/null &&
    cr register --class open --no-index -p 'Kato John v Nakato Sarah' \
	-n 'HCT-03-CV-MA-0162-2013 (Arising from Civil Suit No. 83 of 2010)' \
	>/dev/null 2>&1 && cr code -q
check 'the man page of dump has every field' json_told dump MUK-000001-0
check 'the man page of case has every field' json_told case --json MUK-000001-0
check 'the man page of status has every field' json_told status --json
