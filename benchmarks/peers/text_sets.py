"""Writes train.csv, dev.csv and test.csv (columns text, label) of the four labelled data sets into a folder for each.

    python3 text_sets.py DATA FOLDER

DATA is the folder with the shared data sets. AG News has no dev split: its dev.csv is missing, and a share of train decides when to stop.
"""

import csv
import pathlib
import sys

SPLIT_FILES = {"rt-polarity": "rt-polarity.csv", "french-tv-reviews": "french-tv-reviews.csv"}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["text", "label"])
        writer.writerows(rows)


def text_of(row):
    return row["text"] if "text" in row else f"{row['title']} {row['description']}"


def main():
    data, folder = map(pathlib.Path, sys.argv[1:])
    for name, file in SPLIT_FILES.items():
        rows = read(data / file)
        for split in ("train", "dev", "test"):
            write(folder / name / f"{split}.csv", [(text_of(row), row["label"]) for row in rows if row["split"] == split])
    sources = {("ag-news", "train"): "ag-news-train.csv", ("ag-news", "test"): "ag-news-test.csv"} | {
        ("tweeteval-emotion", split): f"tweeteval-emotion-{name}.csv" for split, name in (("train", "train"), ("dev", "val"), ("test", "test"))}
    for (name, split), file in sources.items():
        write(folder / name / f"{split}.csv", [(text_of(row), row["label"]) for row in read(data / file)])


if __name__ == "__main__":
    main()
