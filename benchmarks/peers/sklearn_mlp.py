"""Rows per second of one training epoch of scikit-learn's MLPClassifier (Adam, ReLU), for four network shapes.

Needs Debian's packages python3-sklearn and libopenblas0-pthread. Prints one JSON object per shape and precision:

    sklearn_mlp.py [part of a shape's name]

The time of an epoch is the slope between a short and a long fit of the same data, so that checking the input and
drawing the first weights, which happen once per fit, count for nothing. scikit-learn computes in the precision of
its input. Both are measured: float32, which is the faster one, and float64, numpy's default and so what most users
have.
"""

import json
import statistics
import sys
import time
import warnings

import numpy
import scipy.sparse
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

# name, rows, inputs, non-zero inputs per row (None: dense), hidden units, batch, epochs between the two fits
SHAPES = [
    ("6-32-2 batch 32", 20_000, 6, None, 32, 32, 4),
    ("6-32-2 batch 256", 100_000, 6, None, 32, 256, 4),
    ("3200-128-2 batch 256", 8_192, 3_200, None, 128, 256, 4),
    ("50000-64-2 sparse batch 256", 2_048, 50_000, 40, 64, 256, 2),
]
PRECISIONS = (numpy.float32, numpy.float64)
REPEATS = 5


def make_data(rows, inputs, nonzero, generator):
    labels = generator.integers(0, 2, rows)
    if nonzero is None:
        return generator.standard_normal((rows, inputs), dtype=numpy.float32), labels
    columns = numpy.concatenate([generator.choice(inputs, nonzero, replace=False) for _ in range(rows)])
    starts = numpy.arange(0, rows * nonzero + 1, nonzero)
    values = numpy.ones(rows * nonzero, dtype=numpy.float32)
    return scipy.sparse.csr_matrix((values, columns, starts), shape=(rows, inputs)), labels


def seconds_of_fit(x, y, hidden, batch, epochs):
    network = MLPClassifier(
        (hidden,), activation="relu", solver="adam", batch_size=batch, max_iter=epochs,
        tol=0.0, n_iter_no_change=epochs + 1, random_state=1)
    started = time.perf_counter()
    network.fit(x, y)
    return time.perf_counter() - started


def rows_per_second(x, y, hidden, batch, epochs):
    short = seconds_of_fit(x, y, hidden, batch, 1)
    long = seconds_of_fit(x, y, hidden, batch, 1 + epochs)
    return x.shape[0] * epochs / (long - short)


def main():
    warnings.simplefilter("ignore", ConvergenceWarning)
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    for name, rows, inputs, nonzero, hidden, batch, epochs in SHAPES:
        if wanted not in name:
            continue
        data, y = make_data(rows, inputs, nonzero, numpy.random.default_rng(1))
        for precision in PRECISIONS:
            x = data.astype(precision)
            seconds_of_fit(x, y, hidden, batch, 1)
            rates = [rows_per_second(x, y, hidden, batch, epochs) for _ in range(REPEATS)]
            print(json.dumps({
                "peer": f"scikit-learn {sklearn.__version__}", "shape": name, "precision": numpy.dtype(precision).name,
                "rowsPerSecond": round(statistics.median(rates)),
                "lowest": round(min(rates)), "highest": round(max(rates))}), flush=True)


if __name__ == "__main__":
    main()
