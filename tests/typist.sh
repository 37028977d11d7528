# tests/typist.sh: pages whose text a test decides (read with `.`, after
# lib.sh and kill.sh):
#
#	typed NAME <<'END'      a page NAME.tif in $T/in, and its text
#	...
#	END
#	typist_ready || exit 0  the reader that reads just that
# shellcheck shell=sh

typist_ready() {
	typist=$COURTROLL_BUILD/tests/fake_typist
	[ -x "$typist" ] || {
		skip "$(basename "$0" .sh)" "'$typist' is not built"
		return 1
	}
	# workers get a clean environment
	printf "#!/bin/sh\nCOURTROLL_TYPED='%s' exec '%s'\n" "$T/typed" \
	    "$typist" >"$T/reader"
	chmod +x "$T/reader"
	export COURTROLL_READER="$T/reader"
	mkdir -p "$T/typed" "$T/in"
}

typed() {
	mkdir -p "$(dirname "$T/in/$1")"
	tiff "$T/in/$1.tif" "$(basename "$1")" 1
	cat >"$T/typed/$(basename "$1").tif.txt"
}
