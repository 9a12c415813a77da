#!/usr/bin/env bash
# Few labels, with and without a pretrained checkpoint: trains each recipe on samples of the shared data sets, through the command, and
# prints a row a training: accuracy on test rows with its 95 % interval, and the seconds of training and evaluation.
# usage: pretrained.sh CHECKPOINT DATA_FOLDER [SIZE...]      NLPMLNET is the command, RECIPES and SETS narrow what is run, SAMPLES is a folder that keeps the samples
set -euo pipefail
checkpoint=${1:?usage: pretrained.sh CHECKPOINT DATA_FOLDER [SIZE...]}
data=${2:?usage: pretrained.sh CHECKPOINT DATA_FOLDER [SIZE...]}
shift 2
sizes=("${@:-64}")
command=${NLPMLNET:-nlpmlnet}
recipes=${RECIPES:-bag-of-words embeddings transformer-features transformer}
sets=${SETS:-ag-news rt-polarity tweeteval-emotion french-tv-reviews}
work=${SAMPLES:-$(mktemp -d)}
mkdir -p "$work"
[ -n "${SAMPLES:-}" ] || trap 'rm -rf "$work"' EXIT

# SET-SIZE.csv with rows drawn from the training rows by the seed 1, SET-test.csv with 1,000 test rows at most; columns text and label.
python3 - "$data" "$work" "${sizes[@]}" <<'PYTHON'
import csv, random, sys
from pathlib import Path

data, work, sizes = Path(sys.argv[1]), Path(sys.argv[2]), [int(size) for size in sys.argv[3:]]

def read(name, text=lambda row: row["text"], split=None):
    with open(data / name, encoding="utf-8", newline="") as file:
        return [(text(row), row["label"]) for row in csv.DictReader(file) if split is None or row["split"] == split]

def write(name, rows, count):
    with open(work / name, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("text", "label"), *random.Random(1).sample(rows, min(count, len(rows)))])

sets = {
    "ag-news": (read("ag-news-train.csv"), read("ag-news-test.csv", lambda row: f"{row['title']} {row['description']}")),
    "rt-polarity": (read("rt-polarity.csv", split="train"), read("rt-polarity.csv", split="test")),
    "tweeteval-emotion": (read("tweeteval-emotion-train.csv"), read("tweeteval-emotion-test.csv")),
    "french-tv-reviews": (read("french-tv-reviews.csv", split="train"), read("french-tv-reviews.csv", split="test")),
}
for name, (train, test) in sets.items():
    write(f"{name}-test.csv", test, 1000)
    for size in sizes:
        write(f"{name}-{size}.csv", train, size)
PYTHON

echo "| set | rows | recipe | accuracy | 95 % interval | macro-F1 | training, s | evaluation, s |"
echo "|---|---|---|---|---|---|---|---|"
for set in $sets; do
  for size in "${sizes[@]}"; do
    for recipe in $recipes; do
      settings=(); case $recipe in transformer*) settings=(--set "checkpoint=$checkpoint");; esac
      start=$(date +%s.%N)
      "$command" train --quiet --data "$work/$set-$size.csv" --text text --label label --recipe "$recipe" "${settings[@]}" --seed 1 --model "$work/model.zip" --overwrite >/dev/null 2>"$work/errors" || { cat "$work/errors"; continue; }
      middle=$(date +%s.%N)
      "$command" evaluate --quiet --model "$work/model.zip" --data "$work/$set-test.csv" --label label --json "$work/metrics.json" --overwrite >/dev/null 2>"$work/errors" || { cat "$work/errors"; continue; }
      python3 - "$work/metrics.json" "$set" "$size" "$recipe" "$start" "$middle" "$(date +%s.%N)" <<'PYTHON'
import json, math, sys
path, name, size, recipe, start, middle, end = sys.argv[1:]
metrics = json.load(open(path))
n, p, z = metrics["rows"], metrics["accuracy"], 1.959964
centre, half = (p + z * z / 2 / n) / (1 + z * z / n), z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)  # Wilson 1927
print(f"| {name} | {size} | `{recipe}` | {p:.3f} | {centre - half:.3f} to {centre + half:.3f} | {metrics['macroF1']:.3f} | {float(middle) - float(start):.1f} | {float(end) - float(middle):.1f} |", flush=True)
PYTHON
    done
  done
done
