#!/bin/sh
# tests/t_kill.sh: killed anywhere, run again, same archive.
# check: alone
#
# Each stage is killed with SIGKILL at chosen ones of the calls by which it
# makes something last (preload_kill.c counts them), then run again together
# with the stages behind it.  What the archive then holds and answers (tell in
# kill.sh) must be what an uninterrupted run gives.
#
#	KILLS   how many kills, spread evenly over all points (100)
. "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kill.sh
. "$here/kill.sh"

need_verbs init register ingest ocr code index dump text search verify
[ -z "${SANITIZE-}" ] || {
	skip kill 'sanitizers will not share LD_PRELOAD'
	exit 0
}
preload=$COURTROLL_BUILD/tests/preload_kill.so
for need in "$preload" "$COURTROLL_READER"; do
	[ -e "$need" ] || {
		skip kill "'$need' is not built"
		exit 0
	}
done

# one STAGE POINT JOBS RUN: a fresh copy of the archive as it was before the
# stage, killed at the point, finished, compared.
cat >"$T/one" <<EOF
. '$here/kill.sh'
cd '$T' || exit
a=run.\$1.\$4
cp -a "before.\$1" "\$a"
status=0
LD_PRELOAD='$preload' KILL_PROGRAM=\$1 KILL_AT=\$2 KILL_BELOW="\$a" \\
    stage "\$1" "\$a" in "\$3" >/dev/null 2>&1 || status=\$?
[ "\$status" -eq 137 ] && echo "killed \$1"
if stages_from "\$1" "\$a" in >"\$a.log" && tell "\$a" >"\$a.told" &&
    cmp -s want "\$a.told"; then
	rm -rf "\$a" "\$a".*
	echo "equal \$1"
else
	{
		echo "killed at point \$2 of \$1:"
		cat "\$a.log"
		diff want "\$a.told" | head -20 | cut -c 1-400
	} >"bad.\$1.\$4"
	echo "differs \$1 \$2"
fi
EOF

cd "$T" || exit 3
make_inputs in
mkdir a before.init

# Uninterrupted, counting; what was there before each stage is kept.
points=
for name in $STAGES; do
	[ "$name" = init ] || cp -a a "before.$name"
	status=0
	LD_PRELOAD=$preload KILL_PROGRAM=$name KILL_COUNT_FILE=$T/count.$name \
	    KILL_BELOW=a stage "$name" a in 2>stage.err || status=$?
	[ $status -le 1 ] || {
		not_ok 'the stages run' "$name: $(cat stage.err)"
		exit 1
	}
	points="$points $(head -n 1 "count.$name")"
done
tell a >want
check 'the uninterrupted archive has all pages' \
    test "$(grep -o '"status":"read"' want | wc -l)" -eq 8
check 'a page that crashes its reader fails' \
    test "$(grep -o '"status":"failed"' want | wc -l)" -eq 1
check 'it is found' grep -q '"query":"party:nansubuga","matches":1' want

# The same again is the same: else nothing below would mean anything.
mkdir again
stages_from init again in >/dev/null
tell again >told
check 'two uninterrupted runs are equal' cmp want told

# Lines "stage point jobs run", evenly spread over all points of all stages.
# shellcheck disable=SC2086
printf '%s\n' $points | awk -v kills="${KILLS:-100}" -v names="$STAGES" '
	{ n[NR] = $1; total += $1 }
	END {
		split(names, name, " ")
		# more kills than points: a point again, with other jobs
		step = total / kills
		for (at = step / 2; at < total; at += step) {
			p = int(at) + 1
			for (i = 1; p > n[i]; i++)
				p -= n[i]
			# with one reader the order is fixed, with two it is not
			print name[i], p, 1 + (++k % 2), k
		}
	}' >points.list
xargs -P "$(nproc)" -L 1 sh "$T/one" <points.list >results

for name in $STAGES; do
	n=$(grep -c "^$name " points.list)
	killed=$(grep -c "^killed $name$" results)
	equal=$(grep -c "^equal $name$" results)
	of=$(head -n 1 "count.$name")
	if [ "$n" -eq 0 ]; then
		skip "kill $name" 'too few kills to come to it'
	elif [ "$equal" -ne "$n" ]; then
		not_ok "kill $name: $((n - equal)) of $n archives differ" \
		    "$(cat bad."$name".*)"
	elif [ $((killed * 10)) -lt $((n * 8)) ]; then
		# with two readers a few points are beyond the end
		not_ok "kill $name: only $killed of $n kills hit"
	else
		ok "kill $name: $killed kills over $of points, all equal"
	fi
done
