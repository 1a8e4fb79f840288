"""Crowd-Kit's side of docs/performance.md. Needs python3-pandas, python3-sklearn, python3-attr and python3-tqdm, and Crowd-Kit's source on PYTHONPATH.

fit DATA SET,SET...   least time of fit_predict in this process, by method, on DATA/SET/answers.csv[.gz]
whole ANSWERS OUT     one whole run: read, fit DawidSkene, write labels and probabilities
"""
import os
import sys
import time

import pandas as pd
from crowdkit.aggregation import DawidSkene, MajorityVote, OneCoinDawidSkene

METHODS = {
    "DawidSkene": lambda: DawidSkene(n_iter=100),
    "OneCoinDawidSkene": lambda: OneCoinDawidSkene(n_iter=100),
    "MajorityVote": MajorityVote,
}


def read(path):
    return pd.read_csv(path, dtype=str)[["task", "worker", "label"]]


def fit(data, sets):
    for name in sets.split(","):
        path = os.path.join(data, name, "answers.csv")
        answers = read(path if os.path.exists(path) else path + ".gz")
        for method, make in METHODS.items():
            times, started = [], time.perf_counter()
            while len(times) < 3 or time.perf_counter() - started < 2:
                model, before = make(), time.perf_counter()
                model.fit_predict(answers)
                times.append(time.perf_counter() - before)
                if time.perf_counter() - started > 60:
                    break
            steps = len(getattr(model, "loss_history_", []))
            print(f"{name} {len(answers)} {method}: {min(times) * 1000:.2f} ms, {steps} iterations", flush=True)


def whole(answers, out):
    model = DawidSkene(n_iter=100)
    probabilities = model.fit_predict_proba(read(answers))
    pd.DataFrame({"label": model.labels_, "confidence": probabilities.max(axis=1)}).to_csv(out)


if __name__ == "__main__":
    {"fit": fit, "whole": whole}[sys.argv[1]](*sys.argv[2:])
