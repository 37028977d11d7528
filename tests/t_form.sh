#!/bin/sh
# tests/t_form.sh: the form on a terminal, driven as a person types: the code
# while one types, what stays, what is registered already, undo, two at once,
# names that are not shown.
. "$(dirname "$0")/lib.sh"
need_verbs init register code dump search print
command -v python3 >/dev/null || {
	skip t_form 'python3 is not here'
	exit 0
}
here=$(cd "$(dirname "$0")" && pwd)
export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY=Akello COURTROLL_TODAY=2026-11-25
cd "$T" || exit 1
cr init -q --site MUK
cr register -q --no-index --class open -n 'Civil Suit No. 95 of 2015' \
    -p 'Okello v Nakato' --court 'CM Mukono' --shelf F2 --box 1 >/dev/null
cr code -q
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$here/../scripts python3 "$here/form.py" \
    "$COURTROLL_BUILD" typing || n_not_ok=1
