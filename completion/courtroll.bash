# bash completion for courtroll.
#
# The options come from the program itself (`courtroll VERB --options`), so
# that they are always those of the program that is installed.

_courtroll_verbs='init register ingest ocr code index run status print out in move box
transfer report reconcile practice label review class
learn search case dump text transcribe image number scheme verify rebuild help'

_courtroll_sections='courts stations divisions types editions subjects
statutes offences documents roles access outcomes ages labels overlay'

# What an option's value may be; fails where nothing is known of it.
_courtroll_value() {
	local verb=$1 option=$2 cur=$3

	case $option in
	-a | --archive)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -d -- "$cur")
		;;
	--class | --classes | --now | -c)
		[[ $option == -c && ! $verb =~ ^(ingest|register|run)$ ]] &&
			return 1
		local classes='open family juvenile victim sealed unclassified'
		local before=
		if [[ $option == --classes ]]; then
			classes+=' all'
			[[ $cur == *,* ]] && before=${cur%,*},
		fi
		mapfile -t COMPREPLY < <(compgen -P "$before" -W "$classes" \
			-- "${cur##*,}")
		;;
	--relation)
		mapfile -t COMPREPLY < <(compgen -W 'arising-from appeal-from
			revision-of consolidated-with related' -- "$cur")
		;;
	--csv | --queries | --output | --list | --labels | --handover | \
		--pdf | --slips | --tracer | --photo)
		[[ $option == --list && $verb != transfer ]] && return 1
		[[ $option == --csv && $verb == out ]] && return 1
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		;;
	--scheme)
		if [[ $verb == init ]]; then
			mapfile -t COMPREPLY < <(compgen -W uganda -- "$cur")
		else
			compopt -o filenames
			mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		fi
		;;
	--kind)
		mapfile -t COMPREPLY < <(compgen -W \
			'class number anomaly parent subject document' \
			-- "$cur")
		;;
	--images)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -d -- "$cur")
		;;
	--file)
		[[ $verb == transcribe ]] || return 1
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		;;
	--by)
		[[ $verb == search ]] || return 1
		mapfile -t COMPREPLY < <(compgen -W 'file page' -- "$cur")
		;;
	*)
		return 1
		;;
	esac
}

_courtroll() {
	local cur=${COMP_WORDS[COMP_CWORD]} verb='' i options

	COMPREPLY=()
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-a | --archive) i=$((i + 1)) ;;
		-*) ;;
		*)
			verb=${COMP_WORDS[i]}
			break
			;;
		esac
	done
	# --name=value: bash splits it at the '='
	local prev=${COMP_WORDS[COMP_CWORD - 1]}
	if [[ $cur == '=' ]]; then
		cur=
	elif [[ $prev == '=' ]]; then
		prev=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	_courtroll_value "$verb" "$prev" "$cur" && return

	if [[ -z $verb ]]; then
		options='--archive= --help --version'
		[[ $cur == -* ]] || options=$_courtroll_verbs
	elif [[ $verb == help ]]; then
		options=$_courtroll_verbs
	elif [[ $cur == -* ]]; then
		options=$("${COMP_WORDS[0]}" "$verb" --options 2>/dev/null)
	else
		case $verb in
		ingest | run | reconcile)
			compopt -o filenames
			mapfile -t COMPREPLY < <(compgen -f -- "$cur")
			;;
		box)
			mapfile -t COMPREPLY < <(compgen -W \
				'out in list log sheet' -- "$cur")
			;;
		report)
			mapfile -t COMPREPLY < <(compgen -W backlog -- "$cur")
			;;
		init | practice)
			compopt -o filenames
			mapfile -t COMPREPLY < <(compgen -d -- "$cur")
			;;
		scheme)
			if [[ $prev == check ]]; then
				compopt -o filenames
				mapfile -t COMPREPLY < <(compgen -f -- "$cur")
			elif [[ $prev == show ]]; then
				mapfile -t COMPREPLY < <(compgen -W \
					"$_courtroll_sections" -- "$cur")
			else
				mapfile -t COMPREPLY < <(compgen -W \
					'check show' -- "$cur")
			fi
			;;
		esac
		return
	fi
	mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
	[[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] &&
		compopt -o nospace
	return 0
}

complete -F _courtroll courtroll
