"""Steps of torch on one batch: reads a model and the batch from stdin, and prints losses and seconds of CPU."""

import json
import sys
import time

import torch
from gristmill_trainer.model import Llama
from gristmill_trainer.state import _adam
from torch.nn import functional

torch.set_num_threads(1)
asked = json.load(sys.stdin)
model = Llama(asked["model"])
model.fill_first(1)
optimizer = _adam(model.trained(), asked["optimizer"], torch.device("cpu"))
ids = torch.tensor([asked["ids"]] * asked["rows"])
positions = torch.arange(ids.shape[1] - 1).repeat(ids.shape[0], 1)
losses, cpu = [], []
for _ in range(asked["steps"]):
    began = time.process_time()
    optimizer.zero_grad(set_to_none=True)
    loss = functional.cross_entropy(model(ids[:, :-1], positions, None).flatten(0, 1), ids[:, 1:].flatten())
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), asked["optimizer"]["clip"])
    for group in optimizer.param_groups:
        group["lr"] = asked["rate"]
    optimizer.step()
    cpu.append(time.process_time() - began)
    losses.append(float(loss.detach()))
print(json.dumps({"losses": losses, "cpu": cpu}))
