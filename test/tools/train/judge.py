"""Judges a checkpoint with Hugging Face's Llama: reads texts with their weights from stdin, each by itself, and prints their loss together.

With the folder of a model behind it, the checkpoint is of low-rank matrices, which are multiplied into that model.
"""

import json
import os
import sys

import torch
from safetensors.torch import load_file
from transformers import LlamaForCausalLM

torch.set_num_threads(1)
checkpoint, base = sys.argv[1], sys.argv[-1]
model, texts = LlamaForCausalLM.from_pretrained(base, local_files_only=True).eval(), json.load(sys.stdin)
total, weight = 0.0, 0.0
with torch.no_grad():
    if base != checkpoint:
        low, rules = load_file(os.path.join(checkpoint, "model.safetensors")), json.load(open(os.path.join(checkpoint, "adapter_config.json"), encoding="utf-8"))
        for name in [name for name in low if name.endswith("lora_A.weight")]:
            added = low[name.replace("lora_A", "lora_B")] @ low[name] * rules["lora_alpha"] / rules["r"]
            model.get_submodule(name.removeprefix("base_model.model.").removesuffix(".lora_A.weight")).weight += added
    for ids, weights in texts:
        scores = model(torch.tensor([ids])).logits[0].double()
        for at in range(1, len(ids)):
            total -= weights[at] * float(torch.log_softmax(scores[at - 1], -1)[ids[at]])
            weight += weights[at]
print(total / weight)
