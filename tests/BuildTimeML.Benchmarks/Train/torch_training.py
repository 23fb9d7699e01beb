"""Trains the network that a folder describes, with PyTorch.

FOLDER holds network.txt (a line for each node: operator, output, inputs, attributes), an array for each weight,
images.npy and targets.npy. Commands come in lines: "reset", "time N" (milliseconds of N steps), "curve NAME RATE N"
(the losses of N steps from the exported weights, with SGD or Adam). Each answer is one line.
"""
import os
import sys
import time

import numpy
import torch
import torch.nn.functional as F

folder, threads, batch, temperature = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
torch.set_num_threads(threads)


def load(name):
    return torch.from_numpy(numpy.load(os.path.join(folder, name + ".npy")))


nodes = [line.split() for line in open(os.path.join(folder, "network.txt"), encoding="utf-8")]
images, targets = load("images"), load("targets")
weights = {}


def reset():
    for node in nodes:
        for name in node[2].split(","):
            if os.path.exists(os.path.join(folder, name + ".npy")):
                weights[name] = load(name).requires_grad_(True)
    return list(weights.values())


def numbers(text):
    return [int(n) for n in text.split(",")]


def conv(x, w, b, strides, pads, group):
    top, left, bottom, right = numbers(pads)
    assert top == bottom and left == right
    return F.conv2d(x, w, b, stride=numbers(strides), padding=(top, left), groups=int(group))


OPERATORS = {
    "Conv": conv,
    "Clip": lambda x, low, high: torch.clamp(x, float(low), float(high)),
    "Add": lambda a, b: a + b,
    "ReduceMean": lambda x, axes, keep: torch.mean(x, numbers(axes), keepdim=keep == "1"),
    "Gemm": lambda x, w, b: F.linear(x, w, b),
}


def loss_of(step):
    start = step * batch % images.shape[0]
    values = dict(weights, input=images[start:start + batch])
    for operator, output, inputs, *attributes in nodes:
        values[output] = OPERATORS[operator](*(values[i] for i in inputs.split(",")), *attributes)
    student = F.log_softmax(values[nodes[-1][1]] / temperature, dim=1)
    teacher = F.log_softmax(targets[start:start + batch] / temperature, dim=1)
    return F.kl_div(student, teacher, reduction="batchmean", log_target=True) * temperature ** 2


def train(optimizer, steps, first=0):
    losses = []
    for step in range(first, first + steps):
        optimizer.zero_grad()
        loss = loss_of(step)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


timed = torch.optim.Adam(reset(), lr=0)
print(torch.__version__, flush=True)
for line in sys.stdin:
    command, *arguments = line.split()
    if command == "time":
        start = time.perf_counter()
        train(timed, int(arguments[0]))
        print((time.perf_counter() - start) * 1000, flush=True)
    else:
        parameters = reset()
        optimizer = getattr(torch.optim, arguments[0])(parameters, lr=float(arguments[1]))
        print(" ".join(repr(loss) for loss in train(optimizer, int(arguments[2]))), flush=True)
