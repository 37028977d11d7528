#!/bin/sh
# tests/t_desk_kill.sh: the power goes, or the disk is full, while labels are
# shot: what was said is on disk, nothing twice, and the rest can be shot again.
#
# The program is killed before each call that makes something last, writing
# its answer among them: so also between the row and what is said of it
# (preload_kill.c).
#
#	POINTS   how many of the points are tried (14)
. "$(dirname "$0")/lib.sh"
need_verbs init register code out in box
[ -z "${SANITIZE-}" ] || {
	skip desk_kill 'sanitizers will not share LD_PRELOAD'
	exit 0
}
preload=$COURTROLL_BUILD/tests/preload_kill.so
[ -e "$preload" ] || {
	skip desk_kill "'$preload' is not built"
	exit 0
}
export COURTROLL_BY=clerk
cd "$T" || exit 1
cr -a a init -q --site MUK
for n in 1 2 3 4; do
	cr -a a register -q --no-index -n "CS $n/2001" --box 17
done | sed 's/	.*//' >ids
cr -a a code -q
# what waits in the write-ahead log goes along with a copy
program=$COURTROLL_BUILD/libexec/courtroll/courtroll-out

# shoot HOW POINT: lends all four in ./run/a, hindered at that point; what is
# said is in run/said, run/err.
shoot() {
	rm -rf run
	mkdir run
	cp -a a run/a
	LD_PRELOAD=$preload KILL_PROGRAM=courtroll-out KILL_BELOW=$T/run \
	    KILL_HOW=$1 KILL_AT=$2 KILL_COUNT_FILE=$T/run.count \
	    COURTROLL_ARCHIVE=run/a "$program" - --to 'Justice A' <ids \
	    >run/said 2>run.err
}

shoot kill 0
points=$(head -n 1 run.count)
check 'unhindered, all four are lent' same "$(grep -c 'out to' run/said)" 4

# step N: of how many points one is tried.
step() {
	n=$(((points + ${POINTS:-14} - 1) / ${POINTS:-14}))
	[ "$n" -gt 0 ] && echo "$n" || echo 1
}

# consistent: each file that was said is out, at most one that was not said is,
# and shooting again lends just the others.
consistent() {
	next=
	cr -a run/a out --list --csv >run/list || return 1
	while read -r id; do
		said=$(grep -c "^$id .*out to" run/said)
		out=$(grep -c "^$id,.*Justice A" run/list)
		[ "$said" -le "$out" ] || {
			echo "$id: said, and not on disk"
			return 1
		}
		unsaid=$((unsaid + out - said))
		[ "$said" -eq 1 ] || next=${next:-$id}
	done <ids
	[ "$unsaid" -le 1 ] || {
		echo "$unsaid are out, and nothing was said"
		return 1
	}
	cr -a run/a out - --to 'Justice A' <ids >again 2>again.err
	same "$(grep -c 'out to' again)" \
	    $((4 - $(grep -c 'Justice A' run/list))) || return 1
	[ -z "$next" ] || same "$(cr -a run/a out --history "$next" | grep -c 'out to')" 1
}

killed() {
	by=$(step)
	point=1
	between=0
	while [ "$point" -le "$points" ]; do
		unsaid=0
		shoot kill "$point"
		consistent || {
			echo "killed at $point of $points"
			return 1
		}
		between=$((between + unsaid))
		point=$((point + by))
	done
	[ "$by" -gt 1 ] || [ "$between" -ge 4 ] || {
		echo "killed between row and answer $between times, not 4"
		return 1
	}
}
check "killed at any of $points points: said is kept, none is lent twice" killed

full() {
	by=$(($(step) * 3))
	point=1
	stopped=0
	while [ "$point" -le "$points" ]; do
		unsaid=0
		shoot full "$point"
		status=$?
		# at the end there is nothing left that needs room
		case $status in
		3) stopped=$((stopped + 1)) ;;
		0) [ "$(grep -c 'out to' run/said)" -eq 4 ] || return 1 ;;
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
check 'a full disk stops it, and what was said is kept' full

# Nobody reads what is said any more: it ends there, rather than lending what
# no one hears of.
deaf() {
	rm -rf run
	mkdir run
	cp -a a run/a
	{
		cr -a run/a out - --to 'Justice A' <ids 2>run.err
		echo $? >run/status
	} >/dev/full
	same "$(cat run/status)" 3 && says run.err 'cannot be written' &&
	    same "$(cr -a run/a out --list --csv | wc -l)" 2
}
check 'where nothing can be said it stops after one' deaf
