"""Accuracy of Debian's fasttext command on the test split of rt-polarity.csv, trained on its train split.

    python3 fasttext_text.py CSV [THREADS]

With fastText's own defaults, and with 25 epochs of words and word pairs. With more than one thread fastText's runs differ
from each other; with one they are the same. Prints a JSON object per setting.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from rt_polarity import SPLITS, write_split

SETTINGS = {"defaults": [], "25 epochs, word pairs": ["-epoch", "25", "-wordNgrams", "2"]}


def accuracy(model, file):
    """One label a text, one prediction a text: precision at 1 is the accuracy."""
    output = subprocess.run(["fasttext", "test", model, file], check=True, capture_output=True, text=True).stdout
    return float(next(line.split()[1] for line in output.splitlines() if line.startswith("P@1")))


def main():
    path = sys.argv[1]
    threads = sys.argv[2] if len(sys.argv) > 2 else "1"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for split in SPLITS:
            write_split(path, split, folder)
        for title, options in SETTINGS.items():
            command = ["fasttext", "supervised", "-input", folder / "train.txt", "-output", folder / "model", "-thread", threads]
            subprocess.run([*command, *options], check=True, capture_output=True)
            print(json.dumps({
                "peer": "fastText", "model": title,
                "dev": accuracy(folder / "model.bin", folder / "dev.txt"),
                "test": accuracy(folder / "model.bin", folder / "test.txt")}), flush=True)


if __name__ == "__main__":
    main()
