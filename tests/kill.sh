# tests/kill.sh: what t_kill.sh and t_full.sh share (read with `.`): a small
# set of inputs, the stages, and an archive told in words that two runs must
# have in common.  Needs COURTROLL and COURTROLL_BUILD.
# shellcheck shell=sh

STAGES='init register ingest ocr code index'
export COURTROLL_READER="$COURTROLL_BUILD/tests/fake_reader"

octal2() { printf '\\%03o\\%03o' $(($1 % 256)) $(($1 / 256)); }
octal4() { octal2 $(($1 % 65536)); octal2 $(($1 / 65536)); }

# tiff FILE SEED PAGES: uncompressed black and white, 64 x 64, one strip a
# page (TIFF 6.0); the seed makes the pictures differ.
tiff() {
	{
		printf 'II*\000\010\000\000\000'
		page=0
		while [ $page -lt "$3" ]; do
			at=$((8 + page * 626))
			next=$((at + 626))
			[ $((page + 1)) -lt "$3" ] || next=0
			# shellcheck disable=SC2059  # the format is the data
			printf "$(octal2 9
				for entry in "256 3 64" "257 3 64" "258 3 1" \
				    "259 3 1" "262 3 0" "273 4 $((at + 114))" \
				    "277 3 1" "278 3 64" "279 4 512"; do
					# shellcheck disable=SC2086
					set -- "$1" "$2" "$3" $entry
					octal2 "$4"; octal2 "$5"; octal4 1
					octal4 "$6"
				done
				octal4 $next)"
			printf "%s %-16s" "$page" "$2"
			# a frame and some strokes, so that it is no blank page
			head -c 494 /dev/zero | tr '\000' '\132'
			page=$((page + 1))
		done
	} >"$1"
}

# make_inputs DIR: nine pages of four files; a refused one; one that is a link;
# one that is no scan; one whose reading crashes twice; one twice the same.
make_inputs() {
	mkdir -p "$1/case" "$1/sub/other"
	tiff "$1/case/1.tif" one 1
	tiff "$1/case/2.tif" two 1
	tiff "$1/case/10.tif" ten 1
	tiff "$1/stack.tif" stack 3
	tiff "$1/sub/other/crash.tif" crash 1
	tiff "$1/sub/other/2.tif" other 1
	cp "$1/case/1.tif" "$1/sub/copy.tif"
	head -c 300 "$1/stack.tif" >"$1/sub/bad.tif"
	printf 'These are notes.\n' >"$1/notes.txt"
	ln -s case/1.tif "$1/link.tif"
}

# stage NAME ARCHIVE INPUTS [-j N]: one stage; what it says is on stderr.
stage() {
	case $1 in
	init) "$COURTROLL" -a "$2" init -q --site MUK ;;
	register)
		"$COURTROLL" -a "$2" register -q --no-index \
		    --number 'Civil Suit No. 12 of 2003' \
		    --parties 'Okello v Nansubuga' --box 17 >/dev/null
		;;
	ingest) "$COURTROLL" -a "$2" ingest -q -j "${4:-1}" "$3" ;;
	ocr) "$COURTROLL" -a "$2" ocr -q -j "${4:-1}" ;;
	code) "$COURTROLL" -a "$2" code -q ;;
	index) "$COURTROLL" -a "$2" index -q ;;
	esac
}

# stages_from NAME ARCHIVE INPUTS [N]: that stage and those behind it.  Status
# 1 (something refused, a page failed) is well.
stages_from() {
	begun=
	for stage_name in $STAGES; do
		[ "$stage_name" = "$1" ] && begun=1
		[ -n "$begun" ] || continue
		status=0
		stage "$stage_name" "$2" "$3" "${4:-1}" 2>"$2.err" || status=$?
		# an init that was finished after all
		if [ "$stage_name" = init ] &&
		    grep -q 'an archive already' "$2.err"; then
			status=0
		fi
		if [ $status -gt 1 ]; then
			echo "$stage_name ends with $status: $(cat "$2.err")"
			return 1
		fi
	done
	rm -f "$2.err"
}

# tell ARCHIVE: all that must be equal, on stdout.  Not told: what is drawn
# by lot or by the clock (the archive's id, the day in bag-info.txt and the
# digest of that).
tell() {
	echo '-- dump'
	"$COURTROLL" -a "$1" dump >"$1.dump" || return
	cat "$1.dump"
	echo '-- files'
	(
		cd "$1" || exit
		find batches quarantine incoming -mindepth 1 -type d | sort
		find batches quarantine incoming -type f \
		    ! -name bag-info.txt ! -name tagmanifest-sha256.txt \
		    ! -name files.jsonl -exec sha256sum {} + | sort -k 2
		for bag in batches/*; do
			sed 's/"archive":"[0-9a-f]*"//' "$bag/files.jsonl"
			(
				cd "$bag" &&
					sha256sum --quiet -c manifest-sha256.txt \
					    tagmanifest-sha256.txt 2>&1
			)
		done
		# no half-written file is left where truth lies
		find . -path ./index -prune -o -name '*.part*' -print
	)
	echo '-- text'
	"$COURTROLL" -a "$1" text "$(sed -n \
	    '/stack.tif/s/.*"v":1,"file":"\([^"]*\)".*/\1/p' "$1.dump")"
	echo '-- search'
	printf '%s\n' mundaba '"high court"' 'code:"Civil Suit 12 of 2003"' \
	    party:nansubuga zzz >"$1.queries"
	"$COURTROLL" -a "$1" search --classes all --json --queries "$1.queries"
	echo '-- verify'
	"$COURTROLL" -a "$1" verify -q 2>&1
	echo "verify ends with $?"
	rm -f "$1.dump" "$1.queries"
}
