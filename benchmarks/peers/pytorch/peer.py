"""PyTorch, eager: nn.Sequential and torch.optim; batches are tensors made before the clock starts."""
import os
import sys

import torch
from torch import nn

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import serving  # noqa: E402

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}


class Training:
    def __init__(self, row, batches):
        torch.manual_seed(1)
        layers = []
        for at, (inputs, outputs) in enumerate(zip(row.units, row.units[1:])):
            layers.append(nn.Linear(inputs, outputs))
            activation = row.output if at == len(row.units) - 2 else row.hidden
            if activation in ACTIVATIONS:  # softmax is part of the loss
                layers.append(ACTIVATIONS[activation]())
        self.model = nn.Sequential(*layers)
        self.loss = nn.CrossEntropyLoss() if row.loss == "ce" else nn.MSELoss()
        self.batches = [(torch.tensor(x), torch.tensor(labels if row.loss == "ce" else t)) for x, t, labels in batches]
        parameters = self.model.parameters()
        if row.mode == "adam":
            self.optimizer = torch.optim.Adam(parameters, lr=0.001)
        else:
            self.optimizer = torch.optim.SGD(parameters, lr=0.01)

    def run(self, steps):
        model, loss, optimizer, batches = self.model, self.loss, self.optimizer, self.batches
        for i in range(steps):
            x, t = batches[i % len(batches)]
            optimizer.zero_grad(set_to_none=True)
            loss(model(x), t).backward()
            optimizer.step()
        return steps


class Asking(Training):
    def run(self, steps):
        model, batches = self.model, self.batches
        with torch.inference_mode():
            for i in range(steps):
                model(batches[i % len(batches)][0])
        return steps


torch.set_num_threads(1)
serving.serve(
    "PyTorch", torch.__version__,
    lambda row, batches: (Asking if row.mode == "infer" else Training)(row, batches))
