#!/usr/bin/python3
"""Writes the numbers that generated classes are compared with; see README.md. Everything is float64."""

import json
import math
import pathlib

import torch
import torch.nn.functional as F

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "compiler/src/test/resources/oracles"
torch.set_default_dtype(torch.float64)


def write(name, cases, **shared):
    # one case in a line, so that a change can be read
    shared = "".join("%s: %s,\n" % (json.dumps(key), json.dumps(value)) for key, value in shared.items())
    lines = ",\n".join(json.dumps(case, allow_nan=False) for case in cases)
    (FOLDER / f"{name}.json").write_text('{%s"cases": [\n%s\n]}\n' % (shared, lines))


def values_and_slopes(function, z):
    z = torch.tensor(z, requires_grad=True)
    a = function(z)
    (slopes,) = torch.autograd.grad(a.sum(), z)
    return a.tolist(), slopes.tolist()


# ---- activations ----

SPECIAL = [0.0, -0.0, 1e-30, -1e-30, 20.0, -20.0, 1000.0, -1000.0, 1e30, -1e30]
KINKS = [1.0, -1.0, 3.0, -3.0, 6.0, -6.0]
REGULAR = [round(-9.7 + 0.9 * k, 1) for k in range(22)] + [0.03, -0.04, 0.3, -0.5]
GRID = SPECIAL + KINKS + REGULAR


def squareplus(z, b):
    root = torch.hypot(z, torch.tensor(math.sqrt(b)))
    # below 0 the sum would cancel
    return torch.where(z >= 0, (z + root) / 2, b / 2 / (root - torch.where(z >= 0, -1.0, z)))


def smht(z, p=1.0, q=1.0, r=1.0, s=1.0):
    # in halves, top and bottom divided by the same power, so that nothing overflows
    up, down = z.clamp(min=0), z.clamp(max=0)
    over = (torch.exp((p - r) * up) - torch.exp(-(q + r) * up)) / (1 + torch.exp(-(r + s) * up))
    under = (torch.exp((p + s) * down) - torch.exp((s - q) * down)) / (torch.exp((r + s) * down) + 1)
    a = torch.where(z >= 0, over, under)
    near = z[z.abs() < 50]
    plain = (torch.exp(p * near) - torch.exp(-q * near)) / (torch.exp(r * near) + torch.exp(-s * near))
    assert torch.allclose(a[z.abs() < 50], plain, rtol=1e-12, atol=1e-15)
    return a


class Step(torch.autograd.Function):
    """The step with the surrogate slope of 1."""

    @staticmethod
    def forward(context, z):
        return torch.where(z >= 0, 1.0, 0.0)

    @staticmethod
    def backward(context, g):
        return g


ACTIVATIONS = [
    ("identity", "torch.nn.Identity", torch.nn.Identity()),
    ("linear", "formula", lambda z: 1.0 * z),
    ("linear(slope = 0.7, offset = -0.3)", "formula", lambda z: 0.7 * z - 0.3),
    ("step", "formula, with the surrogate slope", Step.apply),
    ("sigmoid", "torch.sigmoid", torch.sigmoid),
    ("tanh", "torch.tanh", torch.tanh),
    ("softsign", "torch.nn.functional.softsign", F.softsign),
    ("hard_tanh", "torch.nn.functional.hardtanh", F.hardtanh),
    # hardsigmoid and celu take 1/6 and 1/alpha in float32
    ("hard_sigmoid", "torch.nn.functional.relu6(z + 3) / 6", lambda z: F.relu6(z + 3) / 6),
    ("gaussian", "formula", lambda z: torch.exp(-z * z)),
    ("smht", "formula", smht),
    ("smht(p = 0.7, q = 0.5, r = 1.1, s = 0.9)", "formula", lambda z: smht(z, 0.7, 0.5, 1.1, 0.9)),
    ("relu", "torch.relu", torch.relu),
    ("leaky_relu", "torch.nn.functional.leaky_relu", F.leaky_relu),
    ("leaky_relu(alpha = 0.1)", "torch.nn.functional.leaky_relu", lambda z: F.leaky_relu(z, 0.1)),
    ("prelu", "torch.nn.functional.prelu", lambda z: F.prelu(z, torch.tensor([0.25]))),
    ("prelu(alpha = -0.3)", "torch.nn.functional.prelu", lambda z: F.prelu(z, torch.tensor([-0.3]))),
    # drawn from a range of one number, so that training draws it, too
    ("rrelu(lower = 0.2, upper = 0.2)", "torch.nn.functional.rrelu(training=True)",
     lambda z: F.rrelu(z, 0.2, 0.2, training=True)),
    ("relu6", "torch.nn.functional.relu6", F.relu6),
    ("threshold(threshold = 1)", "torch.nn.functional.threshold", lambda z: F.threshold(z, 1.0, 0.0)),
    ("threshold(threshold = 0.1, value = 2)", "torch.nn.functional.threshold", lambda z: F.threshold(z, 0.1, 2.0)),
    ("elu", "torch.nn.functional.elu", F.elu),
    ("elu(alpha = 0.6)", "torch.nn.functional.elu", lambda z: F.elu(z, 0.6)),
    ("selu", "torch.nn.functional.selu", F.selu),
    ("celu", "torch.nn.functional.celu", F.celu),
    ("celu(alpha = 1.7)", "formula", lambda z: torch.where(z > 0, z, 1.7 * torch.expm1(z.clamp(max=0) / 1.7))),
    # the threshold from which PyTorch gives z itself is put where both agree to the last digit
    ("softplus", "torch.nn.functional.softplus", lambda z: F.softplus(z, 1.0, 50.0)),
    ("softplus(beta = 2.5)", "torch.nn.functional.softplus", lambda z: F.softplus(z, 2.5, 50.0)),
    ("squareplus", "formula", lambda z: squareplus(z, 4.0)),
    ("squareplus(b = 0.3)", "formula", lambda z: squareplus(z, 0.3)),
    ("gelu", "torch.nn.functional.gelu", F.gelu),
    ("gelu_tanh", "torch.nn.functional.gelu(approximate='tanh')", lambda z: F.gelu(z, approximate="tanh")),
    ("silu", "torch.nn.functional.silu", F.silu),
    ("silu(beta = 1.4)", "formula", lambda z: z * torch.sigmoid(1.4 * z)),
    ("hard_swish", "torch.nn.functional.hardswish", F.hardswish),
    ("mish", "torch.nn.functional.mish", F.mish),
]

ROWS = [
    [0.3, -1.2, 2.5, 0.4],
    [-4.5, 3.25, 3.0, -9.75],
    [0.0, -0.0, 1e-30, -1e-30],
    [20.0, -20.0, 19.5, 0.0],
    [1000.0, -1000.0, 999.0, 998.5],
    [1e30, -1e30, 1e30, 0.0],
    [-1000.0, -1000.5, -1001.0, -1e30],
]
OUTER = [0.7, -0.45, 1.3, 0.2]

VECTOR_ACTIVATIONS = [
    ("softmax", "torch.softmax", lambda z: torch.softmax(z, 0)),
    ("log_softmax", "torch.log_softmax", lambda z: torch.log_softmax(z, 0)),
    ("softmin", "torch.nn.functional.softmin", lambda z: F.softmin(z, 0)),
]


def activations():
    for use, source, function in ACTIVATIONS:
        a, slopes = values_and_slopes(function, GRID)
        yield {"use": use, "from": source, "a": a, "slope": slopes}
    for use, source, function in VECTOR_ACTIVATIONS:
        outputs, gradients = [], []
        for row in ROWS:
            z = torch.tensor(row, requires_grad=True)
            a = function(z)
            (dz,) = torch.autograd.grad(a, z, torch.tensor(OUTER))
            outputs.append(a.tolist())
            gradients.append(dz.tolist())
        yield {"use": use, "from": source, "outputs": outputs, "dz": gradients}


# ---- layers ----

nn = torch.nn
ONE_BATCH = [[0.3, -1.2, 2.5], [-0.7, 0.4, 0.9], [1.6, -0.1, -2.2], [0.05, 1.9, 0.6], [-1.1, -0.8, 1.3]]
NEXT_BATCH = [[0.9, 0.2, -0.4], [-0.3, 1.1, 0.8], [2.1, -1.7, 0.35]]
OUTER_ROWS = [[0.7, -0.45, 1.3], [-0.2, 0.9, 0.4], [1.1, 0.35, -0.6], [-0.8, 0.15, 0.25], [0.5, -1.2, 0.65]]


class Maxout(nn.Module):
    def __init__(self, weight, bias):
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(weight))
        self.bias = nn.Parameter(torch.tensor(bias))

    def forward(self, x):
        return torch.max(torch.einsum("pui,bi->bpu", self.weight, x) + self.bias, 1).values


class Residual(nn.Sequential):
    def forward(self, x):
        return super().forward(x) + x


def set_to(layer, weight, bias=None):
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(weight))
        if bias is not None:
            layer.bias.copy_(torch.tensor(bias))
    return layer


def linear(weight, bias):
    return set_to(nn.Linear(len(weight[0]), len(weight)), weight, bias)


def square():
    return linear([[0.5, -0.4, 0.3], [-0.2, 0.6, 0.1], [0.7, 0.2, -0.5]], [0.1, -0.1, 0.2])


def narrow():
    return linear([[0.5, -0.4, 0.3], [-0.2, 0.6, 0.1]], [0.1, -0.1])


def wide():
    return linear([[0.6, -0.5], [0.4, 0.3], [-0.4, 0.2]], [0.05, -0.05, 0.15])


def batch_norm():
    return "batch_norm", set_to(nn.BatchNorm1d(3), [1.3, -0.6, 0.8], [0.2, -0.4, 0.1])


def layer_norm():
    return "layer_norm", set_to(nn.LayerNorm(3), [0.9, 1.4, -0.7], [-0.3, 0.25, 0.5])


def prelu(*alphas):
    return set_to(nn.PReLU(len(alphas)), alphas)


def maxout(bias=True):
    weight = [[[0.5, -0.4, 0.3], [-0.2, 0.6, 0.1]], [[0.7, 0.2, -0.5], [0.4, 0.4, -0.9]],
              [[-0.6, 0.1, 0.2], [0.3, -0.8, 0.5]]]
    layer = Maxout(weight, [[0.1, -0.1], [0.2, 0.05], [-0.3, 0.4]] if bias else [[0.0, 0.0]] * 3)
    layer.bias.requires_grad_(bias)
    return "maxout 2 pieces 3" + ("" if bias else " { bias none }"), layer


def block():
    return [("dense 2 tanh", narrow(), nn.Tanh()), ("dense 3 identity", wide())]


# where from, and what stands behind a layer of three units: lines of a model file with their modules, a list for a
# residual block
LAYERS = [
    ("torch.nn.BatchNorm1d", [batch_norm()]),
    ("torch.nn.LayerNorm", [layer_norm()]),
    ("torch.nn.PReLU(num_parameters=3)", [("activate prelu", prelu(0.25, -0.1, 0.6))]),
    ("torch.nn.Linear and PReLU(num_parameters=3)", [("dense 3 prelu", square(), prelu(0.1, 0.4, 1.2))]),
    ("torch.max over pieces", [maxout()]),
    ("torch.max over pieces", [maxout(bias=False)]),
    ("torch.nn.Linear, Tanh and Linear, plus what came in", [block()]),
    ("torch.nn.BatchNorm1d and PReLU, plus what came in", [[batch_norm(), ("activate prelu", prelu(0.25, -0.1, 0.6))]]),
    ("torch.nn, one behind the other",
     [("dense 3 tanh", square(), nn.Tanh()), layer_norm(), block(), batch_norm(), maxout()]),
]

# what draws numbers in training, and none afterwards
AFTERWARDS = [
    ("torch.nn.Dropout.eval()", [("dropout 0.3", nn.Dropout(0.3))]),
    ("torch.nn.RReLU.eval()", [("activate rrelu", nn.RReLU())]),
    ("torch.nn.RReLU.eval()", [("activate rrelu(lower = 0.05, upper = 0.6)", nn.RReLU(0.05, 0.6))]),
    ("torch.nn, one behind the other",
     [("dropout 0.5", nn.Dropout(0.5)), ("dense 3 rrelu", square(), nn.RReLU()), ("dropout 0.1", nn.Dropout(0.1))]),
]


def text(lines):
    return " ".join("residual { %s }" % text(line) if isinstance(line, list) else line[0] for line in lines)


def sequence(lines, kind=nn.Sequential):
    return kind(*(sequence(line, Residual) if isinstance(line, list) else nn.Sequential(*line[1:]) for line in lines))


def numbered(lines, number):
    """The lines with their numbers; a block has one of its own, behind those inside."""
    for line in lines:
        if isinstance(line, list):
            for number, inside in numbered(line, number):
                yield number, inside
                number += 1
            yield number, ()
        else:
            yield number, line[1:]
        number += 1


def tensors(lines):
    """Parameters, and running statistics, by their names in a generated class; layer1 hands on what comes in."""
    parameters, statistics = {}, {}
    for number, modules in numbered(lines, 2):
        for module in modules:
            for name, parameter in module.named_parameters():
                if parameter.requires_grad:
                    parameters[f"layer{number}.{'alpha' if isinstance(module, nn.PReLU) else name}"] = parameter
            for name, buffer in module.named_buffers():
                if name.startswith("running"):
                    statistics[f"layer{number}.{name}"] = buffer
    return parameters, statistics


def lists(values):
    return {name: value.tolist() for name, value in values.items()}


def layers():
    for source, lines in LAYERS:
        network = sequence(lines).train()
        parameters, statistics = tensors(lines)
        z = torch.tensor(ONE_BATCH, requires_grad=True)
        y = network(z)
        dy = torch.tensor(OUTER_ROWS)[:, : y.shape[1]]
        dz, *gradients = torch.autograd.grad(y, [z, *parameters.values()], dy)
        network(torch.tensor(NEXT_BATCH))
        yield {"use": text(lines), "from": source, "parameters": lists(parameters), "z": ONE_BATCH, "dy": dy.tolist(),
               "y": y.tolist(), "dz": dz.tolist(), "gradients": lists(dict(zip(parameters, gradients))),
               "next": NEXT_BATCH, "statistics": lists(statistics),
               "after": network.eval()(torch.tensor(ONE_BATCH)).tolist()}
    for source, lines in AFTERWARDS:
        parameters, statistics = tensors(lines)
        after = sequence(lines).eval()(torch.tensor(ONE_BATCH))
        yield {"use": text(lines), "from": source, "parameters": lists(parameters), "z": ONE_BATCH,
               "after": after.tolist()}


# ---- losses ----

REAL = [
    ([0.3, -1.2, 2.5], [0.1, -0.7, 4.5]),
    ([1.0, 2.0, -3.0], [1.0, 2.0, -3.0]),
    ([-0.25, 0.5, 8.0], [0.25, 0.0, -8.0]),
    ([20.0, -20.0, 1e-30], [-20.0, 0.0, -1e-30]),
    ([1000.0, -1000.0, 0.0], [-1000.0, 1.0, 1000.0]),
]
HUGE = [([1e30, -1e30, 0.0], [0.0, 1e30, -1e30])]
COUNTS = [([0.3, 1.2, 2.5], [0.0, 2.0, 7.0]), ([1e-30, 20.0, 1000.0], [1.0, 0.0, 998.0])]
POSITIVE = [([0.3, 1.2, 2.5], [0.1, 0.7, 4.5]), ([1000.0, 20.0, 0.0], [0.0, 1e30, 1e-30])]
SIGNS = [
    ([0.3, -1.2, 2.5], [1.0, -1.0, -1.0]),
    ([0.3, -1.2, 0.75], [1.0, 0.0, 0.0]),
    ([20.0, -1000.0, 1e30], [-1.0, 1.0, 1.0]),
]
SHARES = [([0.3, 0.5, 0.2], [0.0, 1.0, 0.0]), ([0.25, 0.05, 0.7], [0.2, 0.0, 0.8]), ([0.01, 0.98, 0.01], [1.0, 0.0, 0.0])]
BITS = [([0.3, 0.5, 0.9], [1.0, 0.0, 1.0]), ([0.25, 0.05, 0.7], [0.2, 1.0, 0.9]), ([0.01, 0.98, 0.4], [0.0, 1.0, 0.0])]
LOGITS = [
    ([0.3, -1.2, 2.5], [0.0, 1.0, 0.0]),
    ([-4.5, 3.25, 3.0], [0.2, 0.5, 0.3]),
    ([20.0, -20.0, 0.0], [0.0, 1.0, 0.0]),
    ([1000.0, -1000.0, 999.0], [1.0, 0.0, 0.0]),
    ([1000.0, -1000.0, 999.0], [0.0, 1.0, 0.0]),
    ([1e30, -1e30, 0.0], [1.0, 0.0, 0.0]),
    ([1e-30, -1e-30, 0.0], [0.0, 0.0, 1.0]),
]


def log_cosh(y, t):
    r = (y - t).abs()
    return (r + torch.log1p(torch.exp(-2 * r)) - math.log(2)).mean()


def cosine(y, t):
    def unit(v):
        return v / torch.clamp(v.norm(), min=1e-7)

    return -(unit(y) * unit(t)).sum()


def xlogy(t, y):
    return torch.where(t == 0, torch.zeros_like(t), t * torch.log(torch.where(t == 0, torch.ones_like(y), y)))


def binary(y, t):
    return -(xlogy(t, y) + xlogy(1 - t, 1 - y))


def focal(y, t, gamma=2.0, alpha=0.25):
    truth = t * y + (1 - t) * (1 - y)
    weight = alpha * t + (1 - alpha) * (1 - t)
    return (weight * (1 - truth) ** gamma * binary(y, t)).mean()


def focal_logits(z, t, gamma=2.0, alpha=0.25):
    y = torch.sigmoid(z)
    no = torch.sigmoid(-z)
    weight = alpha * t + (1 - alpha) * (1 - t)
    wrong = t * no + (1 - t) * y
    return (weight * wrong**gamma * F.binary_cross_entropy_with_logits(z, t, reduction="none")).mean()


def smoothed(t, epsilon):
    return (1 - epsilon) * t + epsilon / t.numel()


def sign(t):
    return torch.where(t > 0, 1.0, -1.0)


def relu(v):
    return torch.where(v > 0, v, torch.zeros_like(v))


def categorical_hinge(y, t):
    return relu(1 + ((1 - t) * y).max() - (t * y).sum())


class Perceptron(torch.autograd.Function):
    """The sum of distances with the surrogate gradient y - t."""

    @staticmethod
    def forward(context, y, t):
        context.save_for_backward(y, t)
        return (y - t).abs().sum()

    @staticmethod
    def backward(context, g):
        y, t = context.saved_tensors
        return g * (y - t), None


def mean_percentage(y, t):
    return 100 * ((y - t).abs() / torch.clamp(t.abs(), min=1e-7)).mean()


def logarithmic(y, t):
    return ((torch.log1p(torch.clamp(y, min=1e-7)) - torch.log1p(torch.clamp(t, min=1e-7))) ** 2).mean()


def quantile(y, t, q):
    return torch.where(t > y, q * (t - y), (q - 1) * (t - y)).mean()


# use, last activation ("" for the outputs themselves), where from, function of z and t, cases
LOSSES = [
    ("mean_squared_error", "", "torch.nn.functional.mse_loss", F.mse_loss, REAL),
    ("sum_squared_error", "", "torch.nn.functional.mse_loss(reduction='sum')",
     lambda y, t: F.mse_loss(y, t, reduction="sum"), REAL),
    ("half_squared_error", "", "torch.nn.functional.mse_loss(reduction='sum') / 2",
     lambda y, t: F.mse_loss(y, t, reduction="sum") / 2, REAL),
    ("mean_absolute_error", "", "torch.nn.functional.l1_loss", F.l1_loss, REAL + HUGE),
    ("huber", "", "torch.nn.functional.huber_loss", F.huber_loss, REAL + HUGE),
    ("huber(delta = 0.6)", "", "torch.nn.functional.huber_loss", lambda y, t: F.huber_loss(y, t, delta=0.6), REAL + HUGE),
    ("log_cosh", "", "formula", log_cosh, REAL + HUGE),
    ("mean_squared_logarithmic_error", "", "formula", logarithmic, POSITIVE),
    ("mean_absolute_percentage_error", "", "formula", mean_percentage, REAL),
    ("quantile(q = 0.3)", "", "formula", lambda y, t: quantile(y, t, 0.3), REAL[:1] + REAL[2:] + HUGE),
    ("poisson", "", "formula", lambda y, t: (y - t * torch.log(y + 1e-7)).mean(), COUNTS),
    ("cosine_similarity", "", "formula", cosine, REAL + HUGE),
    ("binary_cross_entropy", "", "torch.nn.functional.binary_cross_entropy", F.binary_cross_entropy, BITS),
    ("binary_cross_entropy", "sigmoid", "torch.nn.functional.binary_cross_entropy_with_logits",
     F.binary_cross_entropy_with_logits, LOGITS),
    ("multilabel_cross_entropy", "", "torch.nn.functional.binary_cross_entropy(reduction='sum')",
     lambda y, t: F.binary_cross_entropy(y, t, reduction="sum"), BITS),
    ("multilabel_cross_entropy", "sigmoid", "torch.nn.functional.binary_cross_entropy_with_logits(reduction='sum')",
     lambda z, t: F.binary_cross_entropy_with_logits(z, t, reduction="sum"), LOGITS),
    ("focal", "", "formula", focal, BITS),
    ("focal(gamma = 1.5, alpha = 0.4)", "", "formula", lambda y, t: focal(y, t, 1.5, 0.4), BITS),
    ("focal", "sigmoid", "formula", focal_logits, LOGITS[:6]),
    ("focal(gamma = 1.5, alpha = 0.4)", "sigmoid", "formula", lambda z, t: focal_logits(z, t, 1.5, 0.4), LOGITS[:3]),
    ("cross_entropy", "", "formula", lambda y, t: -xlogy(t, y).sum(), SHARES),
    ("cross_entropy", "softmax", "torch.nn.functional.cross_entropy", F.cross_entropy, LOGITS),
    ("cross_entropy(label_smoothing = 0.1)", "", "formula", lambda y, t: -xlogy(smoothed(t, 0.1), y).sum(), SHARES),
    ("cross_entropy(label_smoothing = 0.1)", "softmax", "torch.nn.functional.cross_entropy",
     lambda z, t: F.cross_entropy(z, t, label_smoothing=0.1), LOGITS),
    ("negative_log_likelihood", "", "formula", lambda y, t: -(t * y).sum(), REAL),
    ("negative_log_likelihood", "log_softmax", "torch.nn.functional.cross_entropy", F.cross_entropy, LOGITS),
    ("kl_divergence", "", "torch.nn.functional.kl_div(reduction='sum')",
     lambda y, t: F.kl_div(torch.log(y), t, reduction="sum"), SHARES),
    ("kl_divergence", "softmax", "torch.nn.functional.kl_div(reduction='sum')",
     lambda z, t: F.kl_div(torch.log_softmax(z, 0), t, reduction="sum"), LOGITS),
    ("hinge", "", "formula", lambda y, t: relu(1 - sign(t) * y).mean(), SIGNS),
    ("squared_hinge", "", "formula", lambda y, t: (relu(1 - sign(t) * y) ** 2).mean(), SIGNS[:2]),
    ("categorical_hinge", "", "formula", categorical_hinge,
     [([0.3, -1.2, 0.8], [0.0, 0.0, 1.0]), ([2.5, -1.2, 0.8], [1.0, 0.0, 0.0]), ([1e30, 0.0, 1.0], [0.0, 1.0, 0.0])]),
    ("perceptron", "", "formula, with the surrogate gradient", Perceptron.apply,
     [([1.0, 0.0, 1.0], [1.0, 1.0, 0.0]), ([0.0, 0.0, 0.0], [0.0, 1.0, 0.0])]),
]


def losses():
    for use, last, source, function, cases in LOSSES:
        values, gradients = [], []
        for given, target in cases:
            z = torch.tensor(given, requires_grad=True)
            value = function(z, torch.tensor(target))
            (gradient,) = torch.autograd.grad(value, z)
            values.append(value.item())
            gradients.append(gradient.tolist())
        yield {"use": use, "last": last, "from": source, "z": [c[0] for c in cases], "t": [c[1] for c in cases],
               "value": values, "gradient": gradients}


# ---- optimizers ----


class Lion(torch.optim.Optimizer):
    def __init__(self, parameters, lr, beta1, beta2):
        super().__init__(parameters, {"lr": lr, "beta1": beta1, "beta2": beta2})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for w in group["params"]:
                m = self.state[w].setdefault("m", torch.zeros_like(w))
                w -= group["lr"] * torch.sign(group["beta1"] * m + (1 - group["beta1"]) * w.grad)
                m.mul_(group["beta2"]).add_(w.grad, alpha=1 - group["beta2"])


class NAdam(torch.optim.Optimizer):
    """As PyTorch since version 2.0; 1.13 counts one factor of the product of momenta twice (pull request 92699)."""

    def __init__(self, parameters, lr):
        super().__init__(parameters, {"lr": lr})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for w in group["params"]:
                state = self.state[w]
                m = state.setdefault("m", torch.zeros_like(w))
                v = state.setdefault("v", torch.zeros_like(w))
                t = state["t"] = state.get("t", 0) + 1
                now, following = (0.9 * (1 - 0.5 * 0.96 ** (k * 0.004)) for k in (t, t + 1))
                product = state["product"] = state.get("product", 1.0) * now
                m.mul_(0.9).add_(w.grad, alpha=0.1)
                v.mul_(0.999).addcmul_(w.grad, w.grad, value=0.001)
                ahead = w.grad * (1 - now) / (1 - product) + m * following / (1 - product * following)
                w -= group["lr"] * ahead / ((v / (1 - 0.999**t)).sqrt() + 1e-8)


optim = torch.optim
OPTIMIZERS = [
    ("sgd(learning_rate = 0.1)", "torch.optim.SGD", lambda p: optim.SGD(p, lr=0.1)),
    ("momentum(learning_rate = 0.05)", "torch.optim.SGD(momentum=0.9)", lambda p: optim.SGD(p, lr=0.05, momentum=0.9)),
    ("nesterov(learning_rate = 0.05, momentum = 0.8)", "torch.optim.SGD(nesterov=True)",
     lambda p: optim.SGD(p, lr=0.05, momentum=0.8, nesterov=True)),
    ("adagrad(learning_rate = 0.1)", "torch.optim.Adagrad", lambda p: optim.Adagrad(p, lr=0.1)),
    ("rmsprop", "torch.optim.RMSprop", lambda p: optim.RMSprop(p)),
    ("rmsprop(learning_rate = 0.02, rho = 0.9, epsilon = 0.001)", "torch.optim.RMSprop",
     lambda p: optim.RMSprop(p, lr=0.02, alpha=0.9, eps=0.001)),
    ("adadelta", "torch.optim.Adadelta", lambda p: optim.Adadelta(p)),
    ("rprop", "torch.optim.Rprop", lambda p: optim.Rprop(p, lr=0.1)),
    ("rprop(learning_rate = 0.02, decrease = 0.6, increase = 1.3)", "torch.optim.Rprop",
     lambda p: optim.Rprop(p, lr=0.02, etas=(0.6, 1.3))),
    ("adam", "torch.optim.Adam", lambda p: optim.Adam(p)),
    ("adam(learning_rate = 0.05, beta1 = 0.8, beta2 = 0.95, epsilon = 0.001)", "torch.optim.Adam",
     lambda p: optim.Adam(p, lr=0.05, betas=(0.8, 0.95), eps=0.001)),
    ("adamw(learning_rate = 0.05, weight_decay = 0.1)", "torch.optim.AdamW",
     lambda p: optim.AdamW(p, lr=0.05, weight_decay=0.1)),
    ("amsgrad(learning_rate = 0.05, beta2 = 0.8)", "torch.optim.Adam(amsgrad=True)",
     lambda p: optim.Adam(p, lr=0.05, betas=(0.9, 0.8), amsgrad=True)),
    ("adamax(learning_rate = 0.05)", "torch.optim.Adamax", lambda p: optim.Adamax(p, lr=0.05)),
    ("nadam(learning_rate = 0.05)", "formula", lambda p: NAdam(p, 0.05)),
    ("radam(learning_rate = 0.05)", "torch.optim.RAdam", lambda p: optim.RAdam(p, lr=0.05)),
    ("lion(learning_rate = 0.02)", "formula", lambda p: Lion(p, 0.02, 0.9, 0.99)),
]

X = [[0.5, -1.0, 0.25], [1.5, 0.75, -0.5], [-1.25, 0.5, 1.0], [0.25, -0.75, -1.5], [1.0, 1.25, 0.5]]
LINE_X = [[0.5, -1.0], [1.5, 0.75], [-1.25, 0.5], [0.25, -0.75]]
LINE_T = [[0.3, 1.0], [-0.8, 0.4], [0.9, -0.6], [1.1, 0.2]]
CLASSES = [0, 1, 1, 0, 1]


def line():
    """A quadratic: two linear units, half the squared error, the whole data as one batch."""
    layer = torch.nn.Linear(2, 2)
    start([layer], [[0.4, -0.3], [0.2, 0.6]], [0.1, -0.2])
    x, t = torch.tensor(LINE_X), torch.tensor(LINE_T)
    return layer, lambda: 0.5 * ((layer(x) - t) ** 2).sum() / len(LINE_X)


def small():
    """3 inputs, 4 units with tanh, 2 with softmax and cross-entropy."""
    first, second = torch.nn.Linear(3, 4), torch.nn.Linear(4, 2)
    start([first, second],
          [[0.5, -0.4, 0.3], [-0.2, 0.6, 0.1], [0.7, 0.2, -0.5], [-0.3, -0.6, 0.4]], [0.1, -0.1, 0.2, 0.0],
          [[0.6, -0.5, 0.4, 0.3], [-0.4, 0.2, -0.3, 0.5]], [0.05, -0.05])
    network = torch.nn.Sequential(first, torch.nn.Tanh(), second)
    x, t = torch.tensor(X), torch.tensor(CLASSES)
    return network, lambda: F.cross_entropy(network(x), t)


def start(layers, *values):
    with torch.no_grad():
        for layer, weight, bias in zip(layers, values[::2], values[1::2]):
            layer.weight.copy_(torch.tensor(weight))
            layer.bias.copy_(torch.tensor(bias))


def parameters(module):
    return [v for tensor in module.parameters() for v in tensor.detach().flatten().tolist()]


def trajectory(problem, make):
    module, loss = problem()
    before = parameters(module)
    optimizer = make(list(module.parameters()))
    losses, weights = [], []
    for _ in range(10):
        optimizer.zero_grad()
        value = loss()
        value.backward()
        optimizer.step()
        losses.append(value.item())
        weights.append(parameters(module))
    return before, losses, weights


def optimizers():
    for use, source, make in OPTIMIZERS:
        before, losses, weights = trajectory(line, make)
        yield {"use": use, "from": source, "problem": "line", "x": LINE_X, "t": LINE_T, "start": before,
               "losses": losses, "steps": list(range(1, 11)), "weights": weights}
        # from 0.1 Rprop meets gradients of 1e-18 there, whose signs are noise
        if use != "rprop":
            before, losses, weights = trajectory(small, make)
            yield {"use": use, "from": source, "problem": "small", "x": X,
                   "t": [[1.0 - c, float(c)] for c in CLASSES], "start": before,
                   "losses": losses, "steps": [1, 10], "weights": [weights[0], weights[9]]}


# ---- minimizers ----


def lbfgs(parameters, loss, visited):
    optimizer = optim.LBFGS(parameters, lr=1, max_iter=1, history_size=10, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        value = loss()
        value.backward()
        return value

    for _ in range(8):
        optimizer.step(closure)
        visited()


def scg(parameters, loss, visited):
    """The algorithm of Møller (1993), step by step as it is printed there, sigma and lambda the largest it admits."""

    def at(w):
        torch.nn.utils.vector_to_parameters(w, parameters)
        value = loss()
        return value.item(), torch.cat([g.flatten() for g in torch.autograd.grad(value, parameters)])

    w = torch.nn.utils.parameters_to_vector(parameters).detach()
    value, slope = at(w)
    r = p = -slope
    lam, lam_bar, success, steps = 1e-6, 0.0, True, 0
    while steps < 8:
        square = (p @ p).item()
        if success:
            sigma = 1e-4 / math.sqrt(square)
            delta = (p @ ((at(w + sigma * p)[1] + r) / sigma)).item()
        delta += (lam - lam_bar) * square
        if delta <= 0:
            lam_bar = 2 * (lam - delta / square)
            delta = -delta + lam * square
            lam = lam_bar
        mu = (p @ r).item()
        alpha = mu / delta
        lower, slope = at(w + alpha * p)
        comparison = 2 * delta * (value - lower) / mu**2
        success = comparison >= 0
        before, direction = square, p
        if success:
            w, value, steps, lam_bar = w + alpha * p, lower, steps + 1, 0.0
            beta = ((slope @ slope + slope @ r) / mu).item()
            r = -slope
            p = r if steps % w.numel() == 0 else r + beta * direction
            at(w)
            visited()
        else:
            lam_bar = lam
        if comparison >= 0.75:
            lam /= 4
        if comparison < 0.25:
            lam += delta * (1 - comparison) / before


def minimizers():
    for use, source, minimize in [("lbfgs", "torch.optim.LBFGS", lbfgs), ("scg", "formula", scg)]:
        for problem in (line, small):
            module, loss = problem()
            before, losses, weights = parameters(module), [], []

            def visited():
                # PyTorch stays where the loss hardly falls any more
                if parameters(module) not in weights:
                    losses.append(loss().item())
                    weights.append(parameters(module))

            minimize(list(module.parameters()), loss, visited)
            rows = (LINE_X, LINE_T) if problem is line else (X, [[1.0 - c, float(c)] for c in CLASSES])
            yield {"use": use, "from": source, "problem": problem.__name__, "x": rows[0], "t": rows[1],
                   "start": before, "losses": losses, "weights": weights}


# ---- schedules ----

lr = torch.optim.lr_scheduler


def by_factor(factor):
    return lambda o: lr.LambdaLR(o, factor)


def restarts(step, steps, growth, factor):
    round_, begin, length = 0, 0, steps
    while step >= begin + length:
        begin += length
        length *= growth
        round_ += 1
    return factor**round_ * 0.5 * (1 + math.cos(math.pi * (step - begin) / length))


# use, where from, base rate, scheduler of an optimizer, steps
SCHEDULES = [
    ("constant(value = 0.3)", "torch ConstantLR", 0.3, lambda o: lr.ConstantLR(o, 1.0), 5),
    ("step_decay(start = 0.5, every = 4, factor = 0.3)", "torch StepLR", 0.5, lambda o: lr.StepLR(o, 4, 0.3), 15),
    ("exponential(start = 0.5, steps = 1, factor = 0.9)", "torch ExponentialLR", 0.5,
     lambda o: lr.ExponentialLR(o, 0.9), 15),
    ("exponential(start = 0.5, steps = 6, factor = 0.4)", "formula", 0.5, by_factor(lambda s: 0.4 ** (s / 6)), 15),
    ("inverse_time(start = 0.5, steps = 5, rate = 0.8)", "formula", 0.5, by_factor(lambda s: 1 / (1 + 0.8 * s / 5)), 15),
    ("polynomial(start = 0.5, steps = 8, power = 2)", "torch PolynomialLR", 0.5, lambda o: lr.PolynomialLR(o, 8, 2.0), 12),
    ("polynomial(start = 0.5, steps = 8, low = 0.1)", "formula", 1.0,
     by_factor(lambda s: 0.1 + 0.4 * (1 - min(s, 8) / 8)), 12),
    ("cosine(peak = 0.5, steps = 10, low = 0.05)", "torch CosineAnnealingLR", 0.5,
     lambda o: lr.CosineAnnealingLR(o, 10, 0.05), 11),
    ("cosine_restarts(peak = 0.5, steps = 5, low = 0.05)", "torch CosineAnnealingWarmRestarts", 0.5,
     lambda o: lr.CosineAnnealingWarmRestarts(o, 5, 1, 0.05), 16),
    ("cosine_restarts(peak = 0.5, steps = 3, growth = 2)", "torch CosineAnnealingWarmRestarts", 0.5,
     lambda o: lr.CosineAnnealingWarmRestarts(o, 3, 2), 50),
    ("cosine_restarts(peak = 0.5, steps = 2, growth = 3, factor = 0.7)", "formula", 0.5,
     by_factor(lambda s: restarts(s, 2, 3, 0.7)), 30),
    # log 1000 / log 10, where the third round begins, comes out a little less than 3
    ("cosine_restarts(peak = 0.5, steps = 1, growth = 10)", "formula", 0.5, by_factor(lambda s: restarts(s, 1, 10, 1)), 115),
    ("linear_warmup(peak = 0.6, steps = 6)", "torch LinearLR", 0.6, lambda o: lr.LinearLR(o, 1 / 3, 1.0, 6), 10),
    ("linear_warmup(peak = 0.6, steps = 6, start = 0.06)", "torch LinearLR", 0.6,
     lambda o: lr.LinearLR(o, 0.1, 1.0, 6), 10),
    ("one_cycle(peak = 0.5, steps = 20)", "torch OneCycleLR", 0.5,
     lambda o: lr.OneCycleLR(o, 0.5, total_steps=20, cycle_momentum=False), 20),
    ("one_cycle(peak = 0.5, steps = 30, share = 0.2, start = 0.05, low = 0.001)", "torch OneCycleLR", 0.5,
     lambda o: lr.OneCycleLR(o, 0.5, total_steps=30, pct_start=0.2, div_factor=10, final_div_factor=50,
                             cycle_momentum=False), 30),
]


def schedules():
    for use, source, base, make, steps in SCHEDULES:
        w = torch.zeros(1, requires_grad=True)
        optimizer = optim.SGD([w], lr=base)
        scheduler = make(optimizer)
        rates = []
        for step in range(steps):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if step + 1 < steps:
                scheduler.step()
        yield {"use": use, "from": source, "rates": rates}


# ---- initializers ----

init = torch.nn.init
FAN_IN, FAN_OUT = 400, 250

INITIALIZERS = [
    ("constant(0.25)", "torch.nn.init.constant_", lambda w: init.constant_(w, 0.25), 0.25),
    ("zeros", "torch.nn.init.zeros_", init.zeros_, 0.0),
    ("ones", "torch.nn.init.ones_", init.ones_, 1.0),
    ("uniform(-0.2, 0.3)", "torch.nn.init.uniform_", lambda w: init.uniform_(w, -0.2, 0.3), 0.3),
    ("normal(0.1, 0.5)", "torch.nn.init.normal_", lambda w: init.normal_(w, 0.1, 0.5), None),
    ("truncated_normal(0, 0.5)", "torch.nn.init.trunc_normal_",
     lambda w: init.trunc_normal_(w, 0, 0.5, -1, 1), 1.0),
    ("orthogonal", "torch.nn.init.orthogonal_", init.orthogonal_, None),
    ("orthogonal(gain = 1.5)", "torch.nn.init.orthogonal_", lambda w: init.orthogonal_(w, 1.5), None),
    ("glorot_uniform", "torch.nn.init.xavier_uniform_", init.xavier_uniform_, math.sqrt(6 / (FAN_IN + FAN_OUT))),
    ("glorot_normal", "torch.nn.init.xavier_normal_", init.xavier_normal_, None),
    ("he_uniform", "torch.nn.init.kaiming_uniform_", init.kaiming_uniform_, math.sqrt(6 / FAN_IN)),
    ("he_normal", "torch.nn.init.kaiming_normal_", init.kaiming_normal_, None),
    ("lecun_uniform", "torch.nn.init.kaiming_uniform_(nonlinearity='linear')",
     lambda w: init.kaiming_uniform_(w, nonlinearity="linear"), math.sqrt(3 / FAN_IN)),
    ("lecun_normal", "torch.nn.init.kaiming_normal_(nonlinearity='linear')",
     lambda w: init.kaiming_normal_(w, nonlinearity="linear"), None),
]


def initializers():
    for use, source, fill, bound in INITIALIZERS:
        torch.manual_seed(1)
        w = torch.empty(FAN_OUT, FAN_IN)
        fill(w)
        if bound is not None:
            assert w.abs().max().item() <= bound
        yield {"use": use, "from": source, "inputs": FAN_IN, "units": FAN_OUT, "mean": w.mean().item(),
               "variance": w.var(unbiased=False).item(), "low": w.min().item(), "high": w.max().item(), "bound": bound}


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    write("activations", activations(), grid=GRID, rows=ROWS, da=OUTER)
    write("layers", layers())
    write("losses", losses())
    write("optimizers", optimizers())
    write("minimizers", minimizers())
    write("schedules", schedules())
    write("initializers", initializers())


if __name__ == "__main__":
    main()
