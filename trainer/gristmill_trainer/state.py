"""Everything that training changes: parameters, moments, and how far it is. What a checkpoint is made of, and made into again."""

import json

import torch

from . import checkpoint
from .model import build


class Refused(Exception):
    """Not the parent, or not this data: exit code 76."""


class State:
    def __init__(self, run, ranks):
        self.run, self.ranks = run, ranks
        self.model = build(run)
        self.model.fill_first(run["seed"])
        if run["checkpointing"]:
            self.model.set_checkpointing()
        self.model.to(ranks.device)
        ranks.shard(self.model)
        self.parameters = self.model.trained()
        self.optimizer = _adam(self.parameters, run["optimizer"], ranks.device)
        self.step, self.tokens, self.updates, self.loss = 0, 0, 0, 0.0
        self.ledger = []

    def start(self):
        start = self.run["start"]
        if start["kind"] == "scratch":
            return
        try:
            meta = checkpoint.read_meta(start["folder"])
        except (OSError, ValueError) as failure:
            raise Refused(f'The checkpoint to start from, "{start["folder"]}", cannot be read: {failure}') from failure
        if meta["key"] != self.run["parent"]:
            raise Refused(f'The checkpoint to start from, "{start["folder"]}", is of run {meta["key"][:16]}, and not of {str(self.run["parent"])[:16]}')
        if not meta["complete"]:
            raise Refused(f'The checkpoint to start from, "{start["folder"]}", is not the last one of its run')
        self._take(checkpoint.read_tensors(start["folder"], "model.safetensors"))
        self.ledger = meta["ledger"]
        if start["optimizer"]:
            self._take_moments(checkpoint.read_tensors(start["folder"], "optim.safetensors"), meta["updates"])

    def resume(self, path, meta):
        if meta["model"] != self.run["model"]:
            raise Refused(f'The checkpoint "{path}" is of another model')
        self._take(checkpoint.read_tensors(path, "model.safetensors"))
        self._take_moments(checkpoint.read_tensors(path, "optim.safetensors"), meta["updates"])
        self.step, self.tokens, self.loss, self.ledger = meta["step"], meta["tokens"], float.fromhex(meta["loss"]), meta["ledger"]

    def parts(self, meta):
        """The files of a checkpoint. Collective: every rank has to ask for them. Copies, so that training may go on."""
        tensors = {name: self.ranks.whole(parameter).detach().to("cpu", copy=True) for name, parameter in self.parameters.items()}
        moments = {}
        for name, parameter in self.parameters.items():
            known = self.optimizer.state.get(parameter, {})
            for moment in ("exp_avg", "exp_avg_sq"):
                value = known.get(moment)
                moments[f"{moment}.{name}"] = torch.zeros(tensors[name].shape) if value is None else self.ranks.whole(value).detach().to("cpu", copy=True)
        return {
            **self.model.files(self.run["length"]),
            "model.safetensors": tensors, "optim.safetensors": moments, "meta.json": json.dumps(meta, indent=1, sort_keys=True) + "\n",
        }

    def _take(self, tensors):
        if set(tensors) != set(self.parameters):
            odd = sorted(set(tensors) ^ set(self.parameters))[0]
            raise Refused(f"The checkpoint is of another model: {odd} is in one of them alone")
        for name, parameter in self.parameters.items():
            if tuple(tensors[name].shape) != tuple(parameter.shape):
                raise Refused(f"The checkpoint is of another model: {name} is {list(tensors[name].shape)} and not {list(parameter.shape)}")
            self.ranks.scatter(parameter, tensors[name])

    def _take_moments(self, tensors, updates):
        self.updates = updates
        if updates == 0:
            return
        for name, parameter in self.parameters.items():
            moments = {moment: torch.zeros_like(parameter, memory_format=torch.preserve_format) for moment in ("exp_avg", "exp_avg_sq")}
            for moment, value in moments.items():
                self.ranks.scatter(value, tensors[f"{moment}.{name}"])
            self.optimizer.state[parameter] = {"step": torch.tensor(float(updates), dtype=torch.float32), **moments}


def _adam(parameters, rules, device):
    groups = [
        {"params": [parameter for parameter in parameters.values() if parameter.dim() >= 2], "weight_decay": rules["decay"]},
        {"params": [parameter for parameter in parameters.values() if parameter.dim() < 2], "weight_decay": 0.0},
    ]
    fast = {"fused": True} if device.type == "cuda" else {"foreach": False}
    return torch.optim.AdamW(groups, lr=0.0, betas=(rules["beta1"], rules["beta2"]), eps=rules["epsilon"], **fast)
