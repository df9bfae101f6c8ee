#!/usr/bin/python3
"""Writes the points that torch.optim.LBFGS (strong Wolfe) visits, an iteration a line. Everything is float64."""

import json
import pathlib

import torch

FILE = pathlib.Path(__file__).resolve().parent.parent / "runtime/src/test/resources/oracles/lbfgs.json"
torch.set_default_dtype(torch.float64)


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def quadratic(x):
    return (0.5 * torch.tensor([1.0, 10.0, 100.0, 1000.0]) * (x - 1) ** 2).sum()


def log_cosh(x):
    return torch.log(torch.cosh(x - torch.tensor([3.0, -2.0]))).sum() + 0.05 * (x[0] * x[1]) ** 2


def points(function, start, iterations, history):
    x = torch.tensor(start, requires_grad=True)
    optimizer = torch.optim.LBFGS(
        [x], lr=1, max_iter=1, history_size=history, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = function(x)
        loss.backward()
        return loss

    visited = []
    for _ in range(iterations):
        optimizer.step(closure)
        visited.append([function(x).item()] + x.tolist())
    return visited


lines = []
for function, start, iterations, history in [
        (rosenbrock, [-1.2, 1.0], 30, 10),
        (quadratic, [0.0] * 4, 25, 3),
        (log_cosh, [30.0, -25.0], 12, 10)]:
    visited = ",\n".join(json.dumps(point) for point in points(function, start, iterations, history))
    lines.append('{"name": "%s", "start": %s, "history": %d, "value, then point": [\n%s\n]}'
                 % (function.__name__, json.dumps(start), history, visited))
FILE.parent.mkdir(parents=True, exist_ok=True)
FILE.write_text('{"torch": "%s", "cases": [\n%s\n]}\n' % (torch.__version__, ",\n".join(lines)))
