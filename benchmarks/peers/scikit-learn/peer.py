"""scikit-learn: a fit of as many epochs as asked for, with its checks of the input; predictions by the fitted model."""
import os
import sys
import warnings

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier, MLPRegressor

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import serving  # noqa: E402

warnings.filterwarnings("ignore")


class Training:
    def __init__(self, row, batches):
        self.batches = [x for x, _, _ in batches]
        self.x = np.concatenate(self.batches)
        self.classes = row.loss == "ce" or row.output == "sigmoid"
        self.t = np.concatenate([labels if self.classes else t for _, t, labels in batches])
        if not self.classes and self.t.shape[1] == 1:
            self.t = self.t.ravel()
        adam = row.mode == "adam"
        self.kind = MLPClassifier if self.classes else MLPRegressor
        self.options = dict(
            hidden_layer_sizes=tuple(row.units[1:-1]), activation=row.hidden, solver="adam" if adam else "sgd",
            alpha=0, batch_size=row.batch, learning_rate_init=0.001 if adam else 0.01, momentum=0,
            nesterovs_momentum=False, tol=0, n_iter_no_change=10 ** 9, random_state=1)

    def run(self, steps):
        epochs = max(1, steps // len(self.batches))
        self.model = self.kind(max_iter=epochs, **self.options).fit(self.x, self.t)
        return self.model.n_iter_ * len(self.batches)


class Asking(Training):
    def __init__(self, row, batches):
        super().__init__(row, batches)
        super().run(1)

    def run(self, steps):
        ask = self.model.predict_proba if self.classes else self.model.predict
        for i in range(steps):
            ask(self.batches[i % len(self.batches)])
        return steps


serving.serve(
    "scikit-learn", sklearn.__version__,
    lambda row, batches: (Asking if row.mode == "infer" else Training)(row, batches),
    lambda row: "log loss" if row.output == "sigmoid" else "")
