"""The words of a comparison for libraries of Python; see org.mlpc.benchmarks.protocol.Serving."""
import collections
import os
import sys
import time

import numpy as np

Row = collections.namedtuple("Row", "workload units hidden output loss mode batch")
BATCHES = 16


def parse(text):
    workload, units, hidden, output, loss, mode, batch = text.split(",")
    return Row(workload, [int(n) for n in units.split("-")], hidden, output, loss, mode, int(batch))


def examples(row):
    """Batches of (inputs, targets, labels), like those of the other libraries: uniform, or XOR's four rows."""
    inputs, outputs = row.units[0], row.units[-1]
    if inputs == 2 and outputs == 1:
        x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], np.float32)
        t = np.array([[0], [1], [1], [0]], np.float32)
        return [(x[i:i + row.batch], t[i:i + row.batch], t[i:i + row.batch, 0].astype(np.int64))
                for i in range(0, 4, row.batch)]
    random = np.random.default_rng(7)
    batches = []
    for _ in range(BATCHES):
        x = random.random((row.batch, inputs), np.float32)
        labels = random.integers(0, outputs, row.batch)
        if row.loss == "ce":
            t = np.zeros((row.batch, outputs), np.float32)
            t[np.arange(row.batch), labels] = 1
        else:
            t = random.random((row.batch, outputs), np.float32)
        batches.append((x, t, labels))
    return batches


def timed(trainee, steps):
    """Seconds of a step."""
    start = time.perf_counter()
    done = trainee.run(steps)
    return (time.perf_counter() - start) / done, done


def warm(trainee, seconds):
    start, steps = time.perf_counter(), 1
    while True:
        step, done = timed(trainee, steps)
        if step * done < seconds / 20:
            steps *= 2
        if time.perf_counter() - start >= seconds:
            return step


def serve(name, version, create, deviation=lambda row: ""):
    """Answers until the input ends. `create(row, batches)` makes an object whose `run(steps)` returns how many it did."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints is no answer
    trainee, step = None, 1.0
    for line in sys.stdin:
        words = line.split()
        try:
            if words[0] == "hello":
                answer = f"library {name} {version}"
            elif words[0] == "open":
                row = parse(words[1])
                trainee = create(row, examples(row))
                step = warm(trainee, float(words[2]))
                answer = f"ready {step * 1e6} nan {deviation(row)}"
            elif words[0] == "run":
                step, done = timed(trainee, max(1, round(float(words[1]) / step)))
                answer = f"time {done} {step * done * 1e9:.0f}"
            else:
                trainee = None
                answer = "closed"
        except Exception as e:
            answer = "no " + repr(e).replace("\n", " ")
        print(answer, file=answers, flush=True)
