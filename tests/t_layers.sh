#!/bin/sh
# tests/t_layers.sh: scripts/check-layers finds what is planted in a small
# tree, at its line, and nothing in the same tree without it.
. "$(dirname "$0")/lib.sh"

layers=$PWD/scripts/check-layers
tree=$T/tree

fresh() {
	rm -rf "$tree"
	mkdir -p "$tree/base" "$tree/catalog" "$tree/search" "$tree/tests"
	cat >"$tree/base/a.h" <<'END'
/* base/a.h: a thing. */
#ifndef BASE_A_H
#define BASE_A_H
int a(void);
#endif
END
	cat >"$tree/base/a.c" <<'END'
/* base/a.c: a thing; strcpy( in a comment does no harm. */
#include "base/a.h"

int
a(void)
{
	return "system(\"x\"); atoi(" != 0; /* nor gets( in a string */
}
END
	cat >"$tree/catalog/b.c" <<'END'
/* catalog/b.c: another.
 */
#include <sqlite3.h>

#include "base/a.h"

int my_strtok(int x);
int b(struct x *s) { return s->system(1) + s->f.popen(2) + my_strtok(3); }
END
}

# finds NAME FILE LINE TEXT: after what was planted.
finds() {
	if "$layers" "$tree" >"$T/out" 2>&1; then
		not_ok "$1" 'exit status 0'
	elif grep -q "^$2:$3: .*$4" "$T/out" && [ "$(wc -l <"$T/out")" -eq 1 ]
	then
		ok "$1"
	else
		not_ok "$1" "wanted $2:$3: $4, and that only:" "$(cat "$T/out")"
	fi
	fresh
}

# plant FILE TEXT: at the end of the file; prints the line it got.
plant() {
	printf '%s\n' "$2" >>"$tree/$1"
	wc -l <"$tree/$1" | tr -d ' '
}

fresh
check 'a tree without fault passes' "$layers" "$tree"

n=$(plant base/a.c '#include "catalog/c.h"')
printf '%s\n' '#ifndef CATALOG_C_H' '#define CATALOG_C_H' '#endif' \
    >"$tree/catalog/c.h"
finds 'base includes from nobody' base/a.c "$n" "may not include from 'catalog'"

printf '%s\n' '/* x */' '#include "search/s.h"' >"$tree/catalog/x.c"
printf '%s\n' '#ifndef SEARCH_S_H' '#define SEARCH_S_H' '#endif' \
    >"$tree/search/s.h"
finds 'catalog does not reach up to search' catalog/x.c 2 'may not include'

n=$(plant base/a.c '#include <sqlite3.h>')
finds 'sqlite3 outside of catalog' base/a.c "$n" 'belongs in catalog/ only'

n=$(plant catalog/b.c '#include <xapian.h>')
finds 'xapian outside of its file' catalog/b.c "$n" 'belongs in index/fts.cc'

n=$(plant catalog/b.c '#include "a.h"')
finds 'an include without a folder' catalog/b.c "$n" 'has no folder'

n=$(plant catalog/b.c '#include "../base/a.h"')
finds 'an include that climbs' catalog/b.c "$n" 'does not begin at the root'

n=$(plant catalog/b.c '#include "base/gone.h"')
finds 'an include of nothing' catalog/b.c "$n" "there is no 'base/gone.h'"

n=$(plant catalog/b.c '#include <base/a.h>')
finds 'one of ours in angle brackets' catalog/b.c "$n" 'write it in quotes'

printf '%s\n' '/* x */' '#include <stdio.h>' '#include "base/a.h"' \
    >"$tree/base/a.c"
finds 'its own header not first' base/a.c 3 'own header comes first'

for f in strcpy strcat sprintf vsprintf strtok gets atoi atol localtime \
    gmtime system popen; do
	n=$(plant catalog/b.c "	x = y + $f (z);")
	finds "$f is banned" catalog/b.c "$n" "$f() is banned"
done

printf '%s\n' 'int x;' >"$tree/base/x.c"
finds 'a source without its comment' base/x.c 1 'must open with a comment'

printf '%s\n' 'int x;' >"$tree/base/x.h"
finds 'a header without a guard' base/x.h 1 'BASE_X_H'

printf '%s\n' '#ifndef BASE_Y_H' '#define BASE_Y_H' '#endif' >"$tree/base/x.h"
finds 'a guard of another header' base/x.h 1 'BASE_X_H'

n=$(plant catalog/b.c "const char *p = \"/wo""rk/x\";")
finds 'a path of one machine, in a source' catalog/b.c "$n" 'one machine'

printf 'one\ntwo %s\n' "/ho""me/someone/x" >"$tree/README.md"
finds 'a path of one machine, in a text' README.md 2 'one machine'

mkdir "$tree/zoo"
echo '/* x */' >"$tree/zoo/z.c"
finds 'a folder that is not of the house' zoo/z.c 1 'no folder of the house'
