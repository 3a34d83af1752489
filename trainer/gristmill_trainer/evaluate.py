"""`python -m gristmill_trainer.evaluate < request.json`: how well a checkpoint predicts sets of samples; a line of JSON by their names.

The request is {checkpoint, folder, length, micro, threads, device, sets: {name: {plan, shards, samples}}}; the answer {name: {nats, weight, tokens, right}}:
the weighted sum of -log p, the sum of the weights, and of how many predicted tokens how many were the likeliest.
"""

import json
import sys

import torch
from torch.nn import functional

from . import checkpoint
from .loop import batch_of
from .model import Llama
from .samples import Samples


def evaluate(request):
    torch.set_num_threads(max(1, request["threads"]))
    meta = checkpoint.read_meta(request["checkpoint"])
    model = Llama(meta["model"]).to(request["device"]).eval()
    model.load_state_dict(checkpoint.read_tensors(request["checkpoint"], "model.safetensors"))
    return {name: _of(model, one, request) for name, one in request["sets"].items()}


@torch.no_grad()
def _of(model, one, request):
    samples = Samples(one["plan"], one["shards"], request["folder"])
    nats, weight, tokens, right = 0.0, 0.0, 0, 0
    for first in range(0, one["samples"], request["micro"]):
        chosen = [samples.at(at) for at in range(first, min(first + request["micro"], one["samples"]))]
        ids, positions, text, targets, weights = batch_of(chosen, request["length"], torch.device(request["device"]))
        scores = model(ids, positions, text).float()
        each = functional.cross_entropy(scores.flatten(0, 1), targets.flatten(), reduction="none") * weights.flatten()
        nats += float(each.double().sum())
        weight += float(weights.double().sum())
        meant = weights > 0
        tokens += int(meant.sum())
        right += int(((scores.argmax(-1) == targets) & meant).sum())
    return {"nats": nats, "weight": weight, "tokens": tokens, "right": right}


if __name__ == "__main__":
    print(json.dumps(evaluate(json.load(sys.stdin))))
