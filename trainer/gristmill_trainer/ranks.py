"""The processes that train together: one, or as many as torchrun started. Parameters are sharded over them (FSDP2)."""

import os

import torch
from torch import distributed


class Ranks:
    def __init__(self, device):
        self.count = int(os.environ.get("WORLD_SIZE", "1"))
        self.own = int(os.environ.get("RANK", "0"))
        local = int(os.environ.get("LOCAL_RANK", "0"))
        self.device = torch.device("cuda", local) if device == "cuda" else torch.device("cpu")
        if device == "cuda":
            torch.cuda.set_device(self.device)
        if self.count > 1:
            distributed.init_process_group("nccl" if device == "cuda" else "gloo")

    def shard(self, model):
        if self.count == 1:
            return
        from torch.distributed.fsdp import fully_shard

        for layer in model.blocks():
            fully_shard(layer)
        fully_shard(model)

    def sum(self, value):
        """Of a number that every rank has a part of."""
        if self.count == 1:
            return value
        shared = torch.tensor([value], dtype=torch.float64, device=self.device)
        distributed.all_reduce(shared)
        return float(shared.item())

    def whole(self, tensor):
        """A sharded tensor as every rank has it; collective."""
        return tensor.full_tensor() if hasattr(tensor, "full_tensor") else tensor

    def scatter(self, target, values):
        """Puts a whole tensor, which every rank has, into one that may be sharded."""
        if hasattr(target, "device_mesh"):
            from torch.distributed.tensor import distribute_tensor

            values = distribute_tensor(values.to(self.device), target.device_mesh, target.placements)
        with torch.no_grad():
            target.copy_(values)

    def wait(self):
        if self.count > 1:
            distributed.barrier()

    def close(self):
        if self.count > 1:
            distributed.destroy_process_group()
