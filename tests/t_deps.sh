#!/bin/sh
# tests/t_deps.sh: scripts/deps asks apt for what is missing, for that only,
# and says what could not be had.  dpkg-query and apt-get are stand-ins.
. "$(dirname "$0")/lib.sh"

bin=$T/bin
mkdir "$bin"
export FAKE="$T"

cat >"$bin/dpkg-query" <<'END'
#!/bin/sh
# dpkg-query -W -f FORMAT NAME...
echo asked >>"$FAKE/asked"
shift 3
status=0
for name; do
	if grep -qx -e "$name" "$FAKE/installed"; then
		echo "installed $name"
	elif [ "$name" = zlib1g-dev ]; then
		echo "config-files $name" # removed, its settings are left
	else
		status=1
	fi
done
exit $status
END
cat >"$bin/apt-get" <<'END'
#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >>"$FAKE/apt"
[ ! -t 0 ] || echo 'has a terminal' >>"$FAKE/apt"
case "$*" in
*update*) [ ! -e "$FAKE/offline" ] ;;
*install*)
	for name; do
		case $name in -* | DPkg* | Dpkg* | install) continue ;; esac
		[ -e "$FAKE/offline" ] || [ "$name" = "$(cat "$FAKE/gone")" ] ||
			echo "$name" >>"$FAKE/installed"
	done
	[ ! -e "$FAKE/offline" ] && [ ! -s "$FAKE/gone" ]
	;;
esac
END
cat >"$bin/id" <<'END'
#!/bin/sh
echo "${FAKE_UID:-0}"
END
chmod +x "$bin/dpkg-query" "$bin/apt-get" "$bin/id"

deps() {
	PATH=$bin:/usr/bin:/bin scripts/deps "$@"
}

bare() {
	rm -f "$T/apt" "$T/asked" "$T/offline"
	: >"$T/installed"
	: >"$T/gone"
}

installs() {
	bare
	expect_exit 0 deps run &&
	    says "$T/apt" 'noninteractive' && says "$T/apt" '-y' &&
	    says "$T/apt" '--no-install-recommends' &&
	    says "$T/apt" ' libxapian-dev ' && says "$T/apt" ' zlib1g-dev ' &&
	    same "$(grep -c 'install --no' "$T/apt")" 1 &&
	    same "$(grep -c update "$T/apt")" 1 &&
	    ! grep -q -e libcmocka -e terminal "$T/apt"
}
check 'a bare machine gets all of it, once, and no question' installs

second_time() {
	rm -f "$T/apt" "$T/asked"
	expect_exit 0 deps run && [ ! -e "$T/apt" ] &&
	    same "$(wc -l <"$T/asked" | tr -d ' ')" 1 &&
	    same "$(cat "$T/out" "$T/err")" ''
}
check 'the second time dpkg is asked once, and apt not at all' second_time

only_missing() {
	expect_exit 0 deps check && says "$T/apt" ' libcmocka-dev ' &&
	    ! grep -q libxapian "$T/apt" && rm "$T/apt" &&
	    expect_exit 0 deps bench && says "$T/apt" ' ocrmypdf' &&
	    ! grep -q libcmocka "$T/apt"
}
check 'check and bench add what is missing only' only_missing

offline() {
	bare
	: >"$T/offline"
	expect_exit 1 deps run && says "$T/err" 'missing' &&
	    says "$T/err" 'libxapian-dev' && says "$T/err" 'network'
}
check 'without a network it fails, and names what is missing' offline

one_gone() {
	bare
	echo libzbar-dev >"$T/gone"
	expect_exit 1 deps run && tail -n 2 "$T/err" >"$T/last" &&
	    says "$T/last" 'from apt: libzbar-dev' &&
	    ! grep -q libxapian "$T/last"
}
check 'one package that apt does not have is named, alone' one_gone

not_root() {
	bare
	rm -rf "$T/few" && mkdir "$T/few"
	for tool in env grep sh cat; do
		ln -s "$(command -v $tool)" "$T/few/$tool"
	done
	expect_exit 1 env FAKE_UID=1000 "PATH=$bin:$T/few" sh scripts/deps run &&
	    says "$T/err" 'run this as root' && says "$T/err" 'libxapian-dev' &&
	    [ ! -e "$T/apt" ]
}
check 'neither root nor sudo: it says what root should do' not_root

wrong() {
	expect_exit 2 deps everything && says "$T/err" usage
}
check 'wrong usage' wrong
