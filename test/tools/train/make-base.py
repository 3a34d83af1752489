"""Makes a small model of Hugging Face's library in a folder, with numbers that are always the same."""

import sys

import torch
from transformers import LlamaConfig, LlamaForCausalLM

torch.manual_seed(3)
shape = {"vocab_size": 64, "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 64}
LlamaForCausalLM(LlamaConfig(**shape, tie_word_embeddings=False)).save_pretrained(sys.argv[1])
