#!/bin/sh
# tests/t_form_book.sh: rows of the court's own register, typed into the form:
# counted on, shown again after a break, corrected, taken back, page by page.
. "$(dirname "$0")/lib.sh"
need_verbs init register code dump search case
command -v python3 >/dev/null || {
	skip t_form_book 'python3 is not here'
	exit 0
}
here=$(cd "$(dirname "$0")" && pwd)
export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY=Akello COURTROLL_TODAY=2026-11-25
cd "$T" || exit 1
cr init -q --site MUK
mkdir photos
touch photos/p9.jpg photos/p10.jpg photos/p11.JPG photos/notes.txt
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$here/../scripts python3 "$here/form.py" \
    "$COURTROLL_BUILD" book || n_not_ok=1
