#!/bin/sh
# tests/t_check.sh: scripts/check counts what happens, whatever happens.
. "$(dirname "$0")/lib.sh"

tree=$T/tree
mkdir -p "$tree/scripts" "$tree/tests" "$tree/build/tests"
cp scripts/check "$tree/scripts/"

# script NAME: a shell test, its body from standard input.
script() {
	{ echo '#!/bin/sh' && cat; } >"$tree/tests/t_$1.sh"
}

# program NAME: stands for a cmocka program.
program() {
	: >"$tree/tests/t_$1.c"
	{ echo '#!/bin/sh' && cat; } >"$tree/build/tests/t_$1"
	chmod +x "$tree/build/tests/t_$1"
}

# counts NAME STATUS COUNTS TEXT: run and compare the exit status, the last
# line, and that TEXT is somewhere.
counts() {
	got=0
	CHECK_TIMEOUT=3 "$tree/scripts/check" "$tree/build" one \
	    >"$T/out" 2>&1 || got=$?
	if [ "$got" -eq "$2" ] && [ "$(tail -n 1 "$T/out")" = "$3" ] &&
	    grep -qF -e "$4" "$T/out"; then
		ok "$1"
	else
		not_ok "$1" "status $got, wanted $2, '$3' and '$4'" \
		    "$(cat "$T/out")"
	fi
	rm -f "$tree"/tests/t_* "$tree"/build/tests/t_*
}

counts 'nothing to run is no success' 1 '0 passed, 0 failed, 0 skipped' \
    'no test ran'

script one <<'END'
echo ok a; echo ok b; echo 'skip c: no scanner here'
END
counts 'a script that passes' 0 '2 passed, 0 failed, 1 skipped' \
    'skip c: no scanner here'

script one <<'END'
echo ok a; echo not ok b; echo the reason >&2
END
counts 'a script that fails, and what it said' 1 \
    '1 passed, 1 failed, 0 skipped' '| the reason'

script one <<'END'
echo ok a; exit 7
END
counts 'a script that ends badly after an ok' 1 \
    '1 passed, 1 failed, 0 skipped' 'exit status 7'

script one <<'END'
exit 0
END
counts 'a script without a result' 1 '0 passed, 1 failed, 0 skipped' \
    'printed no result'

script one <<'END'
echo ok a; kill -SEGV $$
END
counts 'a script that dies' 1 '1 passed, 1 failed, 0 skipped' \
    'died of signal 11'

script one <<'END'
echo ok a; exec sleep 60
END
counts 'a script that hangs' 1 '1 passed, 1 failed, 0 skipped' \
    'did not end in time'

script one <<'END'
[ -d "$TMPDIR" ] && [ -z "$(ls -A "$TMPDIR")" ] && echo ok fresh
[ -x "$COURTROLL_BUILD" ] && [ "${COURTROLL#/}" != "$COURTROLL" ] &&
    [ "$LC_ALL" = C.UTF-8 ] && [ -z "${COURTROLL_ARCHIVE+x}" ] && echo ok env
END
counts 'the environment of a test' 0 '2 passed, 0 failed, 0 skipped' \
    '2 passed'

program one <<'END'
printf '%s\n' 1..3 'ok 1 - a' 'not ok 2 # SKIP b' 'ok 3 - c'
END
counts 'a program that passes' 0 '2 passed, 0 failed, 1 skipped' 'skip b'

program one <<'END'
printf '%s\n' 1..2 'ok 1 - a' 'not ok 2 - b' '# x.c:8: error: Failure!'; exit 1
END
counts 'a program that fails' 1 '1 passed, 1 failed, 0 skipped' \
    'x.c:8: error'

program one <<'END'
printf '%s\n' 1..3 'ok 1 - a'; printf 'chatterok 2 - b\n'; echo 'ok 3 - c'
END
counts 'a result hidden behind chatter' 1 '2 passed, 1 failed, 0 skipped' \
    'gave 2 results where 3 were due'

program one <<'END'
printf '%s\n' 1..3 'ok 1 - a'; kill -ABRT $$
END
counts 'a program that aborts' 1 '1 passed, 1 failed, 0 skipped' \
    'died of signal 6'

program one <<'END'
echo ok 1 - a
END
rm "$tree/tests/t_one.c"
counts 'a left-over of a source that is gone is not run' 1 \
    '0 passed, 0 failed, 0 skipped' 'no test ran'
