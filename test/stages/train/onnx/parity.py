"""Steps of torch: reads a shape, rules and batches from stdin, and prints losses, norms, and the state behind the last step."""

import base64
import json
import sys

import torch
from gristmill_trainer.model import Llama
from gristmill_trainer.state import _adam
from torch.nn import functional

torch.set_num_threads(1)
asked = json.load(sys.stdin)
model = Llama(asked["shape"])
model.fill_first(asked["seed"])
optimizer = _adam(model.trained(), asked["optimizer"], torch.device("cpu"))
losses, norms = [], []
for batch in asked["batches"]:
    ids, positions, text, targets, weights = (torch.tensor(batch[name]) for name in ("ids", "positions", "text", "targets", "weights"))
    optimizer.zero_grad(set_to_none=True)
    each = functional.cross_entropy(model(ids, positions, text).flatten(0, 1), targets.flatten(), reduction="none")
    loss = (each * weights.float().flatten()).sum() / weights.sum()
    loss.backward()
    norms.append(float(torch.nn.utils.clip_grad_norm_(model.parameters(), asked["optimizer"]["clip"])))
    for group in optimizer.param_groups:
        group["lr"] = asked["rate"]
    optimizer.step()
    losses.append(float(loss.detach()))


def spelled(tensor):
    return base64.b64encode(tensor.detach().numpy().astype("<f4").tobytes()).decode()


state = {}
for name, parameter in model.trained().items():
    state[name] = spelled(parameter)
    for moment in ("exp_avg", "exp_avg_sq"):
        state[f"{moment}.{name}"] = spelled(optimizer.state[parameter][moment])
print(json.dumps({"losses": losses, "norms": norms, "state": state}))
