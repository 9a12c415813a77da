"""Word vectors here and in Debian's fasttext: time of the whole process, processor time, and scores.

    python3 word_vectors.py TEXT FOLDER NLPMLNET...

TEXT is split at white space on both sides; NLPMLNET is the command that runs nlpmlnet. Skip-gram, 100 numbers, window 5, 5 negative samples, words
that occur 5 times, 5 epochs, 2 threads, whole words and n-grams of 3 to 6 characters; three seeds each. Prints a JSON object per setting and
program with means, and the ratios of the times. See word_vectors_score.py for the scores.
"""

import json
import pathlib
import resource
import statistics
import subprocess
import sys
import time

from word_vectors_score import analogies, read_vectors, similarity

SEEDS = (1, 2, 3)
SETTINGS = {"whole words": (["-maxn", "0"], []), "n-grams of 3 to 6": ([], ["--subwords", "3-6"])}


def timed(command):
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, processor


def measure(program, setting, vectors, command_of):
    runs = []
    for seed in SEEDS:
        seconds, processor = timed(command_of(seed))
        rows = read_vectors(vectors)
        runs.append((seconds, processor, similarity(*rows)[0], analogies(*rows)[0]))
    seconds, processor, spearman, accuracy = (statistics.mean(column) for column in zip(*runs))
    print(json.dumps({
        "vectors": setting, "program": program, "seconds": round(seconds, 1), "processorSeconds": round(processor, 1),
        "similarity": round(spearman, 4), "similarities": [run[2] for run in runs],
        "analogies": round(accuracy, 4), "seeds": len(SEEDS)}), flush=True)
    return seconds


def main():
    text, folder, nlpmlnet = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    peer, ours = folder / "peer.vec", folder / "ours.vec"
    for setting, (of_peer, of_ours) in SETTINGS.items():
        theirs = measure("fastText", setting, peer, lambda seed: [
            "fasttext", "skipgram", "-input", text, "-output", str(peer.with_suffix("")), "-thread", "2", "-seed", str(seed), *of_peer])
        for mode in ([], ["--fast"]):
            seconds = measure(" ".join(["nlpmlnet", *mode]), setting, ours, lambda seed: [
                *nlpmlnet, "vectors", "train", "--data", text, "--white-space", "--output", str(ours), "--threads", "2", "--seed", str(seed),
                "--quiet", *of_ours, *mode])
            print(f"{setting}: fastText takes {theirs / seconds:.1f} times as long as nlpmlnet {' '.join(mode)}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
