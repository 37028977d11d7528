#!/bin/sh
# tests/t_full.sh: the disk is full, or fails, in the middle of a stage.
# check: alone
#
# At chosen points of each stage every call that needs space is answered
# "No space left on device" (preload_kill.c), or one call with an input/output
# error.  The stage must stop with status 3 and name the file that could not
# be written; with space again, the same command must end in the same archive
# as a run that never met it.
#
#	FULLS   how many points of each stage (4)
. "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kill.sh
. "$here/kill.sh"

need_verbs init register ingest ocr code index dump text search verify
[ -z "${SANITIZE-}" ] || {
	skip full 'sanitizers will not share LD_PRELOAD'
	exit 0
}
preload=$COURTROLL_BUILD/tests/preload_kill.so
for need in "$preload" "$COURTROLL_READER"; do
	[ -e "$need" ] || {
		skip full "'$need' is not built"
		exit 0
	}
done

cd "$T" || exit 3
make_inputs in
mkdir a
for name in $STAGES; do
	cp -a a "before.$name"
	status=0
	LD_PRELOAD=$preload KILL_PROGRAM=$name KILL_COUNT_FILE=$T/count.$name \
	    KILL_BELOW=a stage "$name" a in 2>stage.err || status=$?
	[ $status -le 1 ] || {
		not_ok 'the stages run' "$name: $(cat stage.err)"
		exit 1
	}
done
tell a >want

# one STAGE POINT HOW: what is wrong, in words; nothing where all is well.
# Status 4: the trouble met nothing that mattered.
one() {
	a=run
	rm -rf "$a" "$a".*
	cp -a "before.$1" "$a"
	status=0
	LD_PRELOAD=$preload KILL_PROGRAM=$1 KILL_AT=$2 KILL_HOW=$3 \
	    KILL_BELOW=$a stage "$1" "$a" in 1 >/dev/null 2>"$a.said" ||
		status=$?
	case $status in
	3)
		# the last line says why it stopped
		tail -n 1 "$a.said" | grep -q -e "'[^']*${a}[/']" \
		    -e 'index: ' ||
			echo "names no file: $(cat "$a.said")"
		[ "$3" != full ] || tail -n 1 "$a.said" | grep -qi \
		    -e 'no space' -e 'disk is full' -e 'unable to open' \
		    -e 'disk i/o error' ||
			echo "does not say why: $(cat "$a.said")"
		;;
	0 | 1) met=$((met - 1)) ;;
	*) echo "ends with $status: $(cat "$a.said")" ;;
	esac
	stages_from "$1" "$a" in
	tell "$a" >"$a.told"
	diff want "$a.told" | head -10 | cut -c 1-400
}

for how in full eio; do
	for part in $STAGES; do
		of=$(head -n 1 "count.$part")
		n=${FULLS:-4}
		[ "$how" = full ] || n=$(((n + 1) / 2))
		[ "$n" -le "$of" ] || n=$of
		met=$n
		i=0
		: >wrong
		while [ $i -lt "$n" ]; do
			point=$((i * of / n + of / (2 * n) + 1))
			one "$part" "$point" "$how" >one.log
			if [ -s one.log ]; then
				echo "$how from point $point:"
				cat one.log
			fi >>wrong
			i=$((i + 1))
		done
		if [ -s wrong ]; then
			not_ok "$how $part" "$(cat wrong)"
		elif [ "$how" = full ] && [ "$met" -eq 0 ]; then
			not_ok "$how $part: no point stopped it"
		else
			ok "$how $part: $met of $n points stop it, all mended"
		fi
	done
done
