"""`python -m gristmill_trainer.evaluate < request.json`: how well a checkpoint predicts sets of samples; a line of JSON by their names.

The request is {checkpoint, folder, length, micro, threads, device, sets: {name: {plan, shards, samples}}}; the answer {name: {nats, weight, tokens, right}}:
the weighted sum of -log p, the sum of the weights, and of how many predicted tokens how many were the likeliest.
"""

import json
import sys

import torch
from torch.nn import functional

from . import checkpoint
from .batch import batch_of
from .model import build
from .samples import Samples


def evaluate(request):
    torch.set_num_threads(max(1, request["threads"]))
    meta = checkpoint.read_meta(request["checkpoint"])
    device = torch.device(request["device"])
    model = build({**request, "model": meta["model"], "precision": request.get("precision", "float32")}).to(device).eval()
    tensors = checkpoint.read_tensors(request["checkpoint"], "model.safetensors")
    with torch.no_grad():
        for name, parameter in model.trained().items():
            parameter.copy_(tensors[name])
    sets = request["sets"].items()
    return {name: judge(model, Samples(one["plan"], one["shards"], request["folder"]), range(one["samples"]), request, device) for name, one in sets}


@torch.no_grad()
def judge(model, samples, chosen, rules, device, asked_to_stop=lambda: False):
    """Nothing where it was asked to stop before its end."""
    nats, weight, tokens, right = 0.0, 0.0, 0, 0
    for first in range(0, len(chosen), rules["micro"]):
        if asked_to_stop():
            return None
        micro = [samples.at(at) for at in chosen[first : first + rules["micro"]]]
        ids, positions, text, targets, weights = batch_of(micro, rules["length"], device)
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=rules.get("precision") == "bfloat16"):
            scores = model(ids, positions, text)
        each = functional.cross_entropy(scores.float().flatten(0, 1), targets.flatten(), reduction="none") * weights.flatten()
        nats += float(each.double().sum())
        weight += float(weights.double().sum())
        meant = weights > 0
        tokens += int(meant.sum())
        right += int(((scores.argmax(-1) == targets) & meant).sum())
    return {"nats": nats, "weight": weight, "tokens": tokens, "right": right}


if __name__ == "__main__":
    print(json.dumps(evaluate(json.load(sys.stdin))))
