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
offers 'bash completion: the verb after -a DIR' 'verify' \
    courtroll -a /tmp/x ver
offers 'bash completion: an access class' 'family' courtroll run --class fam
offers 'bash completion: the second of --classes' 'open,sealed' \
    courtroll dump --classes = open,se
offers 'bash completion: file names' 'scripts/deps' \
    courtroll ingest scripts/dep
