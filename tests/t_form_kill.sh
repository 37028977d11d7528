#!/bin/sh
# tests/t_form_kill.sh: the form killed at random keys, and the jacket in hand
# typed again: nothing acknowledged is lost, nothing is there twice
# (scripts/bench_form.py does the same with thousands).
. "$(dirname "$0")/lib.sh"
need_verbs init register code dump search case
command -v python3 >/dev/null || {
	skip t_form_kill 'python3 is not here'
	exit 0
}
here=$(cd "$(dirname "$0")" && pwd)
export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY=Akello COURTROLL_TODAY=2026-11-25
cd "$T" || exit 1
cr init -q --site MUK
killed() {
	PYTHONDONTWRITEBYTECODE=1 BENCH_JACKETS=40 BENCH_KILLS=8 \
	    BENCH_REGISTERED=0 python3 "$here/../scripts/bench_form.py" \
	    "$COURTROLL_BUILD" "$T"
}
check 'killed at any key: nothing acknowledged is lost, nothing twice' killed
