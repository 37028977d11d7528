# tests/lib.sh: what shell tests share.  A test begins
#
#	#!/bin/sh
#	. "$(dirname "$0")/lib.sh"
#
# and then has
#
#	$T          an empty scratch directory of its own
#	cr ...      runs courtroll
#	ok NAME     not_ok NAME [WHY]     skip NAME WHY
#	check NAME COMMAND [ARGUMENT...]
#	            `ok NAME` when the command succeeds, else `not ok NAME` and
#	            what it printed
#	expect_exit N COMMAND...
#	            run it with its output in $T/out and $T/err; is its exit
#	            status N?
#	says FILE TEXT
#	            is the text (no pattern) in the file?
#	same A B    are the two texts equal? shows both where not
#	need_verbs VERB...
#	            skip the whole test where a program is not built
#	shared NAME prints the path of a thing in ../shared, fails where absent
#
# A test that ends early, or prints no result, is a failure: the trap below
# says so for the first, scripts/check for the second.
# shellcheck shell=sh

COURTROLL=${COURTROLL:-$PWD/build/courtroll}
COURTROLL_BUILD=${COURTROLL_BUILD:-$(dirname "$COURTROLL")}
COURTROLL_SHARED=${COURTROLL_SHARED:-$PWD/../shared}
export COURTROLL COURTROLL_BUILD COURTROLL_SHARED
unset COURTROLL_ARCHIVE COURTROLL_READER COURTROLL_STEP
n_not_ok=0

T=$(mktemp -d "${TMPDIR:-/tmp}/courtroll.XXXXXX") || exit 3
trap 'end_of_test $?' EXIT

end_of_test() {
	if [ "$1" -ne 0 ] && [ "$n_not_ok" -eq 0 ]; then
		echo "not ok $(basename "$0" .sh) ended early, status $1"
	fi
	chmod -R u+rwX "$T" 2>/dev/null
	rm -rf "$T"
	[ "$n_not_ok" -eq 0 ] || exit 1
}

ok() {
	echo "ok $*"
}

not_ok() {
	n_not_ok=$((n_not_ok + 1))
	echo "not ok $1"
	if [ $# -gt 1 ]; then
		shift
		printf '%s\n' "$*" | sed 's/^/# /'
	fi
}

skip() {
	echo "skip $1: ${2-no reason given}"
}

cr() {
	"$COURTROLL" "$@"
}

check() {
	check_name=$1
	shift
	if "$@" >"$T/check.log" 2>&1; then
		ok "$check_name"
	else
		not_ok "$check_name" "'$*' failed:" "$(tail -n 20 "$T/check.log")"
	fi
}

expect_exit() {
	expect_want=$1
	shift
	expect_got=0
	"$@" >"$T/out" 2>"$T/err" </dev/null || expect_got=$?
	[ "$expect_got" -eq "$expect_want" ] && return 0
	echo "'$*' exits with $expect_got, not $expect_want"
	tail -n 5 "$T/out" "$T/err"
	return 1
}

says() {
	grep -qF -e "$2" "$1" && return 0
	echo "'$2' is not in '$1':"
	tail -n 20 "$1"
	return 1
}

same() {
	[ "$1" = "$2" ] && return 0
	printf 'not the same:\n%s\n-- and --\n%s\n' "$1" "$2"
	return 1
}

need_verbs() {
	for need_verb in "$@"; do
		if [ ! -x "$COURTROLL_BUILD/libexec/courtroll/courtroll-$need_verb" ]
		then
			skip "$(basename "$0" .sh)" "courtroll-$need_verb is not built"
			exit 0
		fi
	done
}

shared() {
	[ -e "$COURTROLL_SHARED/$1" ] || return 1
	printf '%s\n' "$COURTROLL_SHARED/$1"
}
