#!/usr/bin/env bash
# Start-up of two builds of the command: `--help`, and `score` with a given model and CSV file. Whole processes, in turns.
# benchmarks/start-up.sh BEFORE AFTER MODEL CSV [RUNS]
#   BEFORE, AFTER  the two executables, such as tool/nlpmlnet
# Prints medians of wall and processor seconds, and the ratio of the wall seconds pair by pair: median, lowest, highest.
set -euo pipefail
export LC_ALL=C

before=$(realpath "$1") after=$(realpath "$2") model=$(realpath "$3") csv=$(realpath "$4") runs=${5:-9}
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

seconds() { # prints wall and processor seconds of a command
    local TIMEFORMAT='%R %U %S'
    { time "$@" > "$folder/standard-output" 2> "$folder/standard-error"; } 2>&1 | awk '{ print $1, $2 + $3 }'
}

compare() { # NAME ARGUMENT...
    local name=$1
    shift
    seconds "$before" "$@" > "$folder/warm-up"
    seconds "$after" "$@" > "$folder/warm-up"
    for ((run = 0; run < runs; run++)); do
        echo "$(seconds "$before" "$@") $(seconds "$after" "$@")"
    done > "$folder/pairs"
    echo "$name: before $(median 1) s (processor $(median 2) s), after $(median 3) s (processor $(median 4) s)," \
        "ratio $(ratios | middle) ($(ratios | head -n 1) to $(ratios | tail -n 1))"
}

median() { awk -v column="$1" '{ print $column }' "$folder/pairs" | sort -n | middle; }
ratios() { awk '{ printf "%.2f\n", $1 / $3 }' "$folder/pairs" | sort -n; }
middle() { awk '{ line[NR] = $1 } END { print line[int((NR + 1) / 2)] }'; }

compare --help --help
compare score score --model "$model" --input "$csv" --output "$folder/scored.csv"
