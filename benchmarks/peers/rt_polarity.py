"""The rows of rt-polarity.csv by split; as a command, writes them as one file a split for programs that want it so.

    python3 rt_polarity.py CSV FOLDER      FOLDER/{train,dev,test}.csv and, for fastText, FOLDER/{train,dev,test}.txt
"""

import csv
import pathlib
import sys

SPLITS = ("train", "dev", "test")


def read_split(path, split):
    """Returns the texts and the labels (1: positive) of a split, in the file's order."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == split]
    return [row["text"] for row in rows], [int(row["label"] == "positive") for row in rows]


def write_split(path, split, folder):
    texts, labels = read_split(path, split)
    with open(folder / f"{split}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["text", "label"])
        writer.writerows((text, "positive" if label else "negative") for text, label in zip(texts, labels))
    with open(folder / f"{split}.txt", "w", encoding="utf-8") as file:
        file.writelines(f"__label__{label} {text}\n" for text, label in zip(texts, labels))


def main():
    path, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    for split in SPLITS:
        write_split(path, split, folder)


if __name__ == "__main__":
    main()
