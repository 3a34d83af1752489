"""What Hugging Face's Llama makes of ids, one likeliest token after the other: the model's folder as an argument, and from stdin {given, most}; prints ids."""

import json
import sys

import torch
from transformers import LlamaForCausalLM

torch.set_num_threads(1)
model, asked = LlamaForCausalLM.from_pretrained(sys.argv[1], local_files_only=True).eval(), json.load(sys.stdin)
answers = []
with torch.no_grad():
    for given in asked["given"]:
        ids = list(given)
        for _ in range(asked["most"]):
            ids.append(int(model(torch.tensor([ids])).logits[0, -1].argmax()))
        answers.append(ids[len(given):])
print(json.dumps(answers))
