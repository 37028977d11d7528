#!/bin/sh
# tests/t_form_line.sh: the form on terminals as they are: other kinds, a line
# without a locale, a small window, signals, a line that is cut, an archive
# that is busy, bytes that mean nothing; and that search finds what was saved
# while the form is still open.
. "$(dirname "$0")/lib.sh"
need_verbs init register code dump search case
command -v python3 >/dev/null || {
	skip t_form_line 'python3 is not here'
	exit 0
}
here=$(cd "$(dirname "$0")" && pwd)
export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY=Akello COURTROLL_TODAY=2026-11-25
cd "$T" || exit 1
cr init -q --site MUK
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$here/../scripts python3 "$here/form.py" \
    "$COURTROLL_BUILD" line || n_not_ok=1
