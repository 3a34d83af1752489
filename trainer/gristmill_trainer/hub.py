"""Any causal model of Hugging Face's library, from files on this machine: trained whole, or with low-rank matrices beside its own (LoRA)."""

import json
import math

import torch
from torch import nn

from .order import first_weights


class Hub(nn.Module):
    """Only the safetensors of its folder are read, and no code of it is run."""

    def __init__(self, shape, folder, precision):
        from transformers import AutoModelForCausalLM

        super().__init__()
        self.shape, self.folder = shape, folder
        # What is not trained may lie there in half the memory.
        dtype = torch.bfloat16 if precision == "bfloat16" and shape["lora"] else torch.float32
        self.inner = AutoModelForCausalLM.from_pretrained(folder, local_files_only=True, trust_remote_code=False, use_safetensors=True, dtype=dtype, attn_implementation="sdpa")
        if shape["lora"]:
            self._add_low_rank(shape["lora"])

    def forward(self, ids, positions, text):
        mask = None if text is None else _mask(text, next(self.inner.parameters()).dtype)
        return self.inner(input_ids=ids, position_ids=positions, attention_mask=mask, use_cache=False).logits

    def blocks(self):
        lists = [module for module in self.inner.modules() if isinstance(module, nn.ModuleList)]
        return max(lists, key=len, default=[])

    def set_checkpointing(self):
        self.inner.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
        self.inner.enable_input_require_grads()

    def trained(self):
        """Under the names that the library gives them, or those that peft gives low-rank matrices."""
        before = "base_model.model." if self.shape["lora"] else ""
        return {before + name.removeprefix("inner."): parameter for name, parameter in self.named_parameters() if parameter.requires_grad}

    def fill_first(self, seed):
        """The first of two matrices is random and the second is nothing: at the beginning the model is what it was."""
        for name, parameter in self.trained().items():
            if name.endswith("lora_A.weight"):
                values = first_weights(seed, name, 1 / math.sqrt(3 * parameter.shape[1]), parameter.numel())
                with torch.no_grad():
                    parameter.copy_(torch.from_numpy(values).view_as(parameter))

    def files(self, _length):
        files = {"config.json": self.inner.config.to_json_string()}
        lora = self.shape["lora"]
        if lora:
            # As peft reads it, beside model.safetensors under the name of adapter_model.safetensors.
            known = {"peft_type": "LORA", "task_type": "CAUSAL_LM", "r": lora["rank"], "lora_alpha": lora["alpha"], "lora_dropout": lora["dropout"], "target_modules": lora["targets"], "bias": "none"}
            files["adapter_config.json"] = json.dumps(known, indent=1) + "\n"
        return files

    def _add_low_rank(self, lora):
        for parameter in self.inner.parameters():
            parameter.requires_grad_(False)
        for name, module in list(self.inner.named_modules()):
            if isinstance(module, nn.Linear) and name.split(".")[-1] in lora["targets"]:
                owner = self.inner.get_submodule(name.rpartition(".")[0])
                setattr(owner, name.split(".")[-1], _LowRank(module, lora))
        if not any(parameter.requires_grad for parameter in self.inner.parameters()):
            raise ValueError(f'The model has no matrix that is called one of {", ".join(lora["targets"])}')


class _LowRank(nn.Module):
    def __init__(self, base, lora):
        super().__init__()
        self.base = base
        self.lora_A = nn.Linear(base.in_features, lora["rank"], bias=False)
        self.lora_B = nn.Linear(lora["rank"], base.out_features, bias=False)
        nn.init.zeros_(self.lora_B.weight)
        self.dropout, self.scale = nn.Dropout(lora["dropout"]), lora["alpha"] / lora["rank"]

    def forward(self, hidden):
        beside = self.lora_B(self.lora_A(self.dropout(hidden.to(self.lora_A.weight.dtype))))
        return self.base(hidden) + (self.scale * beside).to(hidden.dtype)


def _mask(text, dtype):
    length = text.shape[1]
    before = torch.ones(length, length, dtype=torch.bool, device=text.device).tril()
    seen = (text[:, :, None] == text[:, None, :]) & before
    return torch.zeros(seen.shape, dtype=dtype, device=text.device).masked_fill(~seen, torch.finfo(dtype).min)[:, None]
