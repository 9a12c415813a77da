"""Accuracy of three linear models of scikit-learn on the test split of rt-polarity.csv, each tuned on its dev split.

    python3 sklearn_text.py CSV

Naive-Bayes-weighted logistic regression (Wang & Manning 2012, "Baselines and Bigrams"): words and word pairs, each present
or not, multiplied by its log-count ratio r = log((p / |p|) / (q / |q|)), where p and q are the sums of the positive and of
the negative rows plus alpha, and |.| is the sum of the elements. TF-IDF and a linear support vector machine: words and word
pairs with sublinear counts. Words are runs between blanks: the file has blanks around its punctuation. The third has the
kind of features that the recipe bag-of-words has: also runs of 3 to 5 characters inside words, n-grams of one text left out.
Prints a JSON object per model. Needs Debian's python3-sklearn.
"""

import json
import sys

import numpy
import scipy.sparse
import sklearn
from rt_polarity import read_split
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

STRENGTHS = (0.03, 0.1, 0.3, 1, 3, 10)
ALPHA = 1


def log_count_ratio(x, y):
    """x: (N, V) of 0 and 1; y: (N,) of 0 and 1. Returns r, (V,)."""
    positive = ALPHA + numpy.asarray(x[y == 1].sum(axis=0)).ravel()
    negative = ALPHA + numpy.asarray(x[y == 0].sum(axis=0)).ravel()
    return numpy.log((positive / positive.sum()) / (negative / negative.sum()))


def naive_bayes_features(train, y, *others):
    vectorizer = CountVectorizer(ngram_range=(1, 2), binary=True, token_pattern=r"\S+")
    x = vectorizer.fit_transform(train)
    ratio = log_count_ratio(x, y)
    return [matrix.multiply(ratio).tocsr() for matrix in (x, *map(vectorizer.transform, others))]


def tf_idf_features(train, _, *others):
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\S+")
    return [vectorizer.fit_transform(train), *map(vectorizer.transform, others)]


def tf_idf_features_with_characters(train, _, *others):
    vectorizers = [
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\S+", min_df=2),
        TfidfVectorizer(ngram_range=(3, 5), sublinear_tf=True, analyzer="char_wb", min_df=2)]
    for vectorizer in vectorizers:
        vectorizer.fit(train)
    return [scipy.sparse.hstack([v.transform(texts) for v in vectorizers]).tocsr() for texts in (train, *others)]


def best_on_dev(create, splits, labels):
    """Returns the strength C with the highest accuracy on dev (the smallest of equals) and its model."""
    models = [(strength, create(strength).fit(splits[0], labels[0])) for strength in STRENGTHS]
    return max(models, key=lambda pair: pair[1].score(splits[1], labels[1]))


def main():
    texts, labels = zip(*(read_split(sys.argv[1], split) for split in ("train", "dev", "test")))
    labels = [numpy.array(values) for values in labels]
    for name, featurize, create in (
            ("1-2-grams, log-count ratios + logistic regression", naive_bayes_features, lambda c: LogisticRegression(C=c, max_iter=1000)),
            ("1-2-grams, TF-IDF + linear SVM", tf_idf_features, lambda c: LinearSVC(C=c)),
            ("1-2-grams and character 3-5-grams, TF-IDF + logistic regression", tf_idf_features_with_characters,
             lambda c: LogisticRegression(C=c, max_iter=1000))):
        splits = featurize(texts[0], labels[0], *texts[1:])
        strength, model = best_on_dev(create, splits, labels)
        print(json.dumps({
            "peer": f"scikit-learn {sklearn.__version__}", "model": f"{name}, C={strength}",
            "dev": round(model.score(splits[1], labels[1]), 4), "test": round(model.score(splits[2], labels[2]), 4)}), flush=True)


if __name__ == "__main__":
    main()
