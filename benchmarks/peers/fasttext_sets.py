"""Accuracy, macro-F1 and seconds of Debian's fasttext command on the data sets that text_sets.py wrote.

    python3 fasttext_sets.py FOLDER

25 epochs, word pairs, two threads; the learning rate (0.1, 0.5 or 1) is the best one on dev, or on a tenth of train where
there is no dev. Marks are split from words, and all is in lower case. Seconds are of the whole process. Prints a JSON object
per data set.
"""

import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

RATES = ("0.1", "0.5", "1")


def lines(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words = re.sub(r"([^\w\s'])", r" \1 ", row["text"].lower()).split()
            yield row["label"].replace(" ", "_"), " ".join(words)


def write(path, rows):
    path.write_text("".join(f"__label__{label} {text}\n" for label, text in rows), encoding="utf-8")


def run(*command):
    started = time.perf_counter()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return output, time.perf_counter() - started


def train(folder, name, rate):
    model = folder / "model"
    return run("fasttext", "supervised", "-input", folder / name, "-output", model, "-epoch", "25", "-wordNgrams", "2",
               "-thread", "2", "-lr", rate)[1]


def measure(folder, rows):
    write(folder / "measured", rows)
    output, seconds = run("fasttext", "predict", folder / "model.bin", folder / "measured")
    pairs = list(zip((label for label, _ in rows), (line.removeprefix("__label__") for line in output.split("\n"))))
    accuracy = sum(gold == found for gold, found in pairs) / len(pairs)
    scores = []
    for label in sorted({gold for gold, _ in pairs}):
        hits = sum(gold == found == label for gold, found in pairs)
        scores.append(2 * hits / max(1, sum(gold == label for gold, _ in pairs) + sum(found == label for _, found in pairs)))
    return accuracy, sum(scores) / len(scores), seconds


def main():
    for data in sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if path.is_dir()):
        rows = list(lines(data / "train.csv"))
        has_dev = (data / "dev.csv").exists()
        dev = list(lines(data / "dev.csv")) if has_dev else rows[::10]
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            write(folder / "part", rows if has_dev else [row for i, row in enumerate(rows) if i % 10])
            write(folder / "train", rows)
            best = max(RATES, key=lambda rate: (train(folder, "part", rate), measure(folder, dev)[0])[1])
            seconds = train(folder, "train", best)
            accuracy, macro_f1, _ = measure(folder, list(lines(data / "test.csv")))
            print(json.dumps({"peer": "fastText", "data": data.name, "rate": best, "test": round(accuracy, 4), "testMacroF1": round(macro_f1, 4),
                              "trainingSeconds": round(seconds, 1),
                              "modelMB": round((folder / "model.bin").stat().st_size / 1e6)}), flush=True)


if __name__ == "__main__":
    main()
