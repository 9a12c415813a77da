"""The recipe embeddings on the data sets that text_sets.py wrote: five seeds, seconds of whole processes, size of the model.

    python3 embedding_sets.py FOLDER COMMAND...

COMMAND starts nlpmlnet. The defaults of the recipe on every data set; dev.csv, or a tenth of train where there is none, decides
when to stop. Then the scoring of 100,000 texts of the largest test split, CSV to CSV, beside fasttext predict on prepared text
with a model of the same training rows. Prints a JSON object per data set.
"""

import csv
import itertools
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import fasttext_sets

SEEDS = range(1, 6)
SCORED_ROWS = 100_000


def run(*command):
    started = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
    return time.perf_counter() - started


def train(command, data, folder, seed, *settings):
    validation = ["--validation", data / "dev.csv"] if (data / "dev.csv").exists() else []
    return run(*command, "train", "--data", data / "train.csv", *validation, "--text", "text", "--label", "label", "--recipe", "embeddings",
               "--seed", seed, "--model", folder / "model.zip", "--quiet", *settings)


def test(command, data, folder):
    run(*command, "evaluate", "--model", folder / "model.zip", "--data", data / "test.csv", "--json", folder / "test.json", "--quiet")
    metrics = json.loads((folder / "test.json").read_text())
    return metrics["accuracy"], metrics["macroF1"]


def describe(values):
    return {"mean": round(statistics.mean(values), 4), "deviation": round(statistics.stdev(values), 4)}


def measure(command, data, folder):
    seconds, figures = [], []
    for seed in SEEDS:
        seconds.append(train(command, data, folder, seed))
        figures.append(test(command, data, folder))
    megabytes = (folder / "model.zip").stat().st_size / 1e6
    train(command, data, folder, SEEDS[0], "--set", "quantize=true")
    quantized = test(command, data, folder)
    print(json.dumps({
        "data": data.name, "test": describe([accuracy for accuracy, _ in figures]), "testMacroF1": describe([f1 for _, f1 in figures]),
        "trainingSeconds": round(statistics.median(seconds), 1), "modelMB": round(megabytes, 1), "in8BitsFirstSeed": round(quantized[0], 4),
        "in32BitsFirstSeed": round(figures[0][0], 4), "in8BitsMB": round((folder / "model.zip").stat().st_size / 1e6, 1)}), flush=True)


def compare_scoring(command, data, folder):
    with open(data / "test.csv", encoding="utf-8", newline="") as file:
        texts = list(itertools.islice(itertools.cycle([row["text"] for row in csv.DictReader(file)]), SCORED_ROWS))
    with open(folder / "texts.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["text"], *([text] for text in texts)])
    (folder / "texts.txt").write_text("".join(" ".join(text.lower().split()) + "\n" for text in texts), encoding="utf-8")
    train(command, data, folder, SEEDS[0])
    fasttext_sets.write(folder / "train", fasttext_sets.lines(data / "train.csv"))
    fasttext_sets.train(folder, "train", "0.5")
    ours, theirs = [], []
    for _ in range(3):
        ours.append(run(*command, "score", "--model", folder / "model.zip", "--input", folder / "texts.csv", "--output", folder / "scored.csv", "--quiet"))
        theirs.append(run("fasttext", "predict", folder / "model.bin", folder / "texts.txt"))
    print(json.dumps({
        "scored": SCORED_ROWS, "data": data.name, "seconds": round(statistics.median(ours), 2), "fastTextSeconds": round(statistics.median(theirs), 2),
        "ratio": round(statistics.median(theirs) / statistics.median(ours), 2)}), flush=True)


def main():
    folders = sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if path.is_dir())
    for data in folders:
        with tempfile.TemporaryDirectory() as name:
            measure(sys.argv[2:], data, pathlib.Path(name))
    with tempfile.TemporaryDirectory() as name:
        compare_scoring(sys.argv[2:], max(folders, key=lambda data: (data / "test.csv").stat().st_size), pathlib.Path(name))


if __name__ == "__main__":
    main()
