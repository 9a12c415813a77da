#!/usr/bin/env bash
# This project and its peers, side by side, with ratios. Installs the peers from Debian when it may.
#
#   benchmarks/side-by-side.sh                  everything, about half an hour
#   benchmarks/side-by-side.sh PART...          training, features, scoring, memory, prediction, accuracy, signs,
#                                               vectors, embeddings, transformers, news, writing
#
# The parts that read ../shared/data say so and are left out where it isn't there.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

readonly python=/usr/bin/python3
readonly data=../shared/data
readonly seeds=(1 2 3 4 5)

install() {
    local package missing=()
    for package in "$@"; do
        dpkg-query -W "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        apt-get update -q >&2 || true
        for package in "${missing[@]}"; do
            apt-get install -y -q "$package" >&2 || echo "Not installed: $package; what needs it is left out." >&2
        done
    fi
}

run_project() {
    local project=$1
    shift
    dotnet run -c Release --project "benchmarks/$project" -- "$@"
}

needs() {
    [ -e "$1" ] || { echo "Skipped: $1 is not there."; return 1; }
}

training() {
    run_project FeedForwardSpeed --peer
}

features() {
    needs $data/wikitext-2 || return 0
    echo "English"
    run_project SentimentSpeed en $data/rt-polarity.csv $data/ag-news-train.csv $data/irish-budget-speeches.csv $data/wikitext-2/train.txt
    echo "French"
    run_project SentimentSpeed fr $data/french-tv-reviews.csv
}

scoring() {
    run_project ScoringSpeed
}

memory() {
    run_project ScoringSpeed memory 10000000
}

prediction() {
    run_project PredictionSpeed
}

# Language models that write: GPT-2's shape here and in llama.cpp.
writing() {
    run_project CausalSpeed write
    run_project LlamaCppSpeed || echo "Left out: llama.cpp."
}

signs() {
    run_project SignRule
}

vectors() {
    needs $data/wikitext-2 || return 0
    local folder
    folder=$(mktemp -d)
    dotnet build -c Release src/Cli -v quiet >&2
    $python benchmarks/peers/word_vectors.py $data/wikitext-2/train.txt "$folder" \
        dotnet artifacts/bin/NlpMlNet.Cli/release/nlpmlnet.dll || echo "Left out: word vectors."
    rm -rf "$folder"
}

# Trains on train with dev as validation, once for each seed, and prints the accuracy on dev and test.
recipe_accuracy() {
    local name=$1 recipe=$2 folder=$3 seed
    shift 3
    for seed in "${seeds[@]}"; do
        "${nlpmlnet[@]}" train --data "$folder/train.csv" --validation "$folder/dev.csv" --text text --label label \
            --recipe "$recipe" --seed "$seed" --model "$folder/model.zip" --json "$folder/dev.json" --quiet "$@"
        "${nlpmlnet[@]}" evaluate --model "$folder/model.zip" --data "$folder/test.csv" --json "$folder/test.json" --quiet
        $python - "$name, seed $seed" "$folder" <<'PYTHON'
import json, sys
dev, test = (json.load(open(f"{sys.argv[2]}/{split}.json")) for split in ("dev", "test"))
print(json.dumps({"model": sys.argv[1], "dev": round(dev["accuracy"], 4), "test": round(test["accuracy"], 4),
                  "testLogLoss": round(test["logLoss"], 4), "trainingSeconds": dev["seconds"]}), flush=True)
PYTHON
    done
}

accuracy() {
    needs $data/rt-polarity.csv || return 0
    local folder
    folder=$(mktemp -d)
    $python benchmarks/peers/rt_polarity.py $data/rt-polarity.csv "$folder"
    dotnet build -c Release src/Cli -v quiet >&2
    local nlpmlnet=(dotnet run -c Release --no-build --project src/Cli --)
    recipe_accuracy "sentiment-features, basic" sentiment-features "$folder" --set features=basic
    recipe_accuracy "sentiment-features, extended" sentiment-features "$folder"
    recipe_accuracy "bag-of-words" bag-of-words "$folder"
    rm -rf "$folder"
    $python benchmarks/peers/sklearn_text.py $data/rt-polarity.csv || echo "Left out: scikit-learn."
    $python benchmarks/peers/fasttext_text.py $data/rt-polarity.csv || echo "Left out: fastText."
}

embeddings() {
    needs $data/rt-polarity.csv || return 0
    local folder
    folder=$(mktemp -d)
    $python benchmarks/peers/text_sets.py $data "$folder"
    dotnet build -c Release src/Cli -v quiet >&2
    $python benchmarks/peers/fasttext_sets.py "$folder" || echo "Left out: fastText."
    $python benchmarks/peers/embedding_sets.py "$folder" dotnet artifacts/bin/NlpMlNet.Cli/release/nlpmlnet.dll
    rm -rf "$folder"
}

transformers() {
    install python3-torch
    local run peer
    dotnet build -c Release benchmarks/TransformerSpeed -v quiet >&2
    local speed=(dotnet run -c Release --no-build --project benchmarks/TransformerSpeed --)
    for run in 1 2 3; do
        "${speed[@]}" forward
        for peer in Standard Attention MultiHeadAttention; do
            "${speed[@]}" forward $peer
        done
    done
    for run in 1 2 3; do
        echo "Fine-tuning here"
        "${speed[@]}" step
        $python benchmarks/peers/transformer_step.py 7 || echo "Left out: PyTorch."
    done
    run_project CheckpointSpeed
    needs $data/rt-polarity.csv || return 0
    "${speed[@]}" buckets $data/rt-polarity.csv ../shared/models/tokenizers/bert-base-uncased
}

# A transformer that learns from nothing, on news.
news() {
    needs $data/ag-news-train.csv || return 0
    local folder
    folder=$(mktemp -d)
    $python benchmarks/peers/text_sets.py $data "$folder"
    dotnet build -c Release tests/Cli.Torch.Tests -v quiet >&2 # has the command with libtorch beside it
    local nlpmlnet=(dotnet artifacts/bin/NlpMlNet.Cli.Torch.Tests/release/nlpmlnet.dll)
    "${nlpmlnet[@]}" train --data "$folder/ag-news/train.csv" --text text --label label --model "$folder/model.zip" --recipe transformer 2>&1
    "${nlpmlnet[@]}" evaluate --model "$folder/model.zip" --data "$folder/ag-news/test.csv" 2>&1
    rm -rf "$folder"
}

install python3-sklearn libopenblas0-pthread fasttext
[ $# -gt 0 ] || set -- training features scoring memory prediction accuracy signs vectors embeddings transformers news writing
for part in "$@"; do
    echo "== $part"
    "$part"
done
