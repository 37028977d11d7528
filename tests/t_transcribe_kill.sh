#!/bin/sh
# tests/t_transcribe_kill.sh: the power goes, or the disk is full, while a page
# is typed in: what was said to be kept is on disk, whole; what was not said is
# kept whole or not at all; and the same command again ends well.
#
# The program is killed before each call that makes something last, writing
# its answer among them (preload_kill.c).
#
#	POINTS   how many of the points are tried (14)
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/kill.sh"
. "$(dirname "$0")/typist.sh"
need_verbs init ingest ocr code text transcribe
[ -z "${SANITIZE-}" ] || {
	skip transcribe_kill 'sanitizers will not share LD_PRELOAD'
	exit 0
}
preload=$COURTROLL_BUILD/tests/preload_kill.so
[ -e "$preload" ] || {
	skip transcribe_kill "'$preload' is not built"
	exit 0
}
typist_ready || exit 0
export COURTROLL_BY=clerk
cd "$T" || exit 1
typed one <<'END'
gribble
END
printf '{"kind":"handwritten"}' >typed/one.tif.json
{
	cr -a a init -q --site MUK
	cr -a a ingest -q in
	cr -a a ocr -q
	cr -a a code -q
} >log 2>&1 || cat log
F=$(cr -a a dump | sed 's/.*"v":1,"file":"\([^"]*\)".*/\1/')
printf 'Mukasa and Ssebunya\nof Mukono\n' >words
program=$COURTROLL_BUILD/libexec/courtroll/courtroll-transcribe

# type_in HOW POINT: types it in in ./run/a, hindered at that point; what is
# said is in run/said, run.err.
type_in() {
	rm -rf run
	mkdir run
	cp -a a run/a
	LD_PRELOAD=$preload KILL_PROGRAM=courtroll-transcribe \
	    KILL_BELOW=$T/run KILL_HOW=$1 KILL_AT=$2 \
	    KILL_COUNT_FILE=$T/run.count COURTROLL_ARCHIVE=run/a "$program" \
	    "$F:1" --no-index <words >run/said 2>run.err
}
kept() { cr -a run/a text "$F:1" 2>run.err; }

type_in kill 0
points=$(head -n 1 run.count)
check 'unhindered, it is kept' same "$(kept)" "$(cat words)"

step() {
	n=$(((points + ${POINTS:-14} - 1) / ${POINTS:-14}))
	[ "$n" -gt 0 ] && echo "$n" || echo 1
}

# consistent: said is kept; else all of it or nothing; again, it is.
consistent() {
	now=$(kept) || return 1
	said=$(grep -c '5 words	new' run/said)
	[ "$said" -eq 0 ] || [ "$now" = "$(cat words)" ] || {
		echo 'said, and not on disk'
		return 1
	}
	[ -z "$now" ] || same "$now" "$(cat words)" || return 1
	[ -z "$now" ] || [ "$said" -eq 1 ] || unsaid=$((unsaid + 1))
	cr -a run/a transcribe "$F:1" --no-index <words >again 2>again.err &&
	    same "$(kept)" "$(cat words)" || return 1
	# once, and the file is to be coded again
	[ -z "$now" ] || grep -q known again || return 1
	cr -a run/a status --json >status && grep -q '"to_code":1,' status
}

killed() {
	by=$(step)
	point=1
	unsaid=0
	while [ "$point" -le "$points" ]; do
		type_in kill "$point"
		consistent || {
			echo "killed at $point of $points"
			return 1
		}
		point=$((point + by))
	done
	[ "$by" -gt 1 ] || [ "$unsaid" -ge 1 ] || {
		echo 'never killed between row and answer'
		return 1
	}
}
check "killed at any of $points points: said is kept, else all or nothing" \
    killed

full() {
	by=$(step)
	point=1
	stopped=0
	while [ "$point" -le "$points" ]; do
		unsaid=0
		type_in full "$point"
		status=$?
		case $status in
		3) stopped=$((stopped + 1)) ;;
		0) says run/said '5 words' || return 1 ;;
		*) echo "ends with $status at $point: $(cat run.err)"
			return 1 ;;
		esac
		consistent || {
			echo "full from $point of $points on: $(cat run.err)"
			return 1
		}
		point=$((point + by))
	done
	[ "$stopped" -gt 0 ]
}
check 'a full disk stops it, and says so' full
