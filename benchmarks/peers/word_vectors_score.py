"""Scores word vectors in a .vec file on benchmarks/vectors/similarity.txt and analogies.txt.

    python3 word_vectors_score.py VECTORS.vec...

similarity: Spearman's rank correlation between the judgements and the cosines. analogies: the share of questions a : b = c : ? whose
answer has the highest cosine with b - a + c among all words other than a, b and c (Mikolov et al. 2013). Pairs and questions with a word that
has no vector are left out and counted. Prints a JSON object per file.
"""

import itertools
import json
import pathlib
import sys

import numpy

LISTS = pathlib.Path(__file__).parent.parent / "vectors"


def read_vectors(path):
    with open(path, encoding="utf-8", newline="\n") as lines:
        count, dimension = map(int, next(lines).split())
        words, vectors = [], numpy.zeros((count, dimension), dtype=numpy.float32)
        for row, line in enumerate(lines):
            word, *numbers = line.rstrip(" \n").split(" ")
            words.append(word)
            vectors[row] = numpy.array(numbers, dtype=numpy.float32)
    norms = numpy.linalg.norm(vectors, axis=1, keepdims=True)
    return {word: row for row, word in enumerate(words)}, vectors / numpy.maximum(norms, 1e-12)


def ranks(values):
    """Ranks from 1, equal values sharing the mean of theirs."""
    values = numpy.asarray(values)
    order = numpy.argsort(values, kind="stable")
    ranked = numpy.empty(len(values))
    ranked[order] = numpy.arange(1, len(values) + 1)
    for value in numpy.unique(values):
        ranked[values == value] = ranked[values == value].mean()
    return ranked


def content(name):
    return [line.rstrip("\n") for line in open(LISTS / name, encoding="utf-8") if not line.startswith("#")]


def similarity(rows, vectors):
    pairs = [line.split("\t") for line in content("similarity.txt")]
    known = [(rows[a], rows[b], float(judged)) for a, b, judged in pairs if a in rows and b in rows]
    cosines = [float(vectors[a] @ vectors[b]) for a, b, _ in known]
    spearman = numpy.corrcoef(ranks(cosines), ranks([judged for _, _, judged in known]))[0, 1]
    return round(float(spearman), 4), len(known)


def analogies(rows, vectors):
    kinds = []
    for line in content("analogies.txt"):
        if line.startswith(":"):
            kinds.append([])
        else:
            kinds[-1].append(line.split("\t"))
    questions = [
        (rows[a], rows[b], rows[c], rows[d])
        for pairs in kinds for (a, b), (c, d) in itertools.permutations(pairs, 2)
        if a in rows and b in rows and c in rows and d in rows]
    right = 0
    for a, b, c, d in questions:
        scores = vectors @ (vectors[b] - vectors[a] + vectors[c])
        scores[[a, b, c]] = -numpy.inf
        right += int(numpy.argmax(scores) == d)
    return round(right / len(questions), 4), len(questions)


def main():
    for path in sys.argv[1:]:
        rows, vectors = read_vectors(path)
        spearman, pairs = similarity(rows, vectors)
        accuracy, questions = analogies(rows, vectors)
        print(json.dumps({
            "vectors": pathlib.Path(path).name, "similarity": spearman, "pairs": pairs,
            "analogies": accuracy, "questions": questions}), flush=True)


if __name__ == "__main__":
    main()
