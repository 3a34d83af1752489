"""Judges a checkpoint with Hugging Face's Llama: reads texts with their weights from stdin, each by itself, and prints their loss together."""

import json
import sys

import torch
from transformers import LlamaForCausalLM

torch.set_num_threads(1)
model, texts = LlamaForCausalLM.from_pretrained(sys.argv[1], local_files_only=True).eval(), json.load(sys.stdin)
total, weight = 0.0, 0.0
with torch.no_grad():
    for ids, weights in texts:
        scores = model(torch.tensor([ids])).logits[0].double()
        for at in range(1, len(ids)):
            total -= weights[at] * float(torch.log_softmax(scores[at - 1], -1)[ids[at]])
            weight += weights[at]
print(total / weight)
