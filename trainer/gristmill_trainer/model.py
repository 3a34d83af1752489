"""A small Llama, under the names that Hugging Face's library gives its parameters: what is trained here can be loaded there."""

import json
import math

import torch
from torch import nn
from torch.nn import functional

from .order import first_weights


class Llama(nn.Module):
    """`text` numbers the texts that stand side by side in a sample: a token sees those before it in its own."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.model = _Body(shape)
        if not shape["tied"]:
            self.lm_head = nn.Linear(shape["width"], shape["vocab"], bias=False)

    def forward(self, ids, positions, text):
        hidden = self.model(ids, positions, text)
        head = self.model.embed_tokens.weight if self.shape["tied"] else self.lm_head.weight
        return functional.linear(hidden, head)

    def blocks(self):
        return self.model.layers

    def set_checkpointing(self):
        self.model.checkpointing = True

    def trained(self):
        return dict(self.named_parameters())

    def fill_first(self, seed):
        """First parameters, the same from any engine."""
        shape = self.shape
        for name, parameter in self.named_parameters():
            if parameter.dim() < 2:
                continue
            deviation = shape["deviation"] / math.sqrt(2 * shape["layers"]) if name.endswith(("o_proj.weight", "down_proj.weight")) else shape["deviation"]
            values = torch.from_numpy(first_weights(seed, name, deviation, parameter.numel()))
            with torch.no_grad():
                parameter.copy_(values.view_as(parameter))

    def files(self, length):
        return {"config.json": json.dumps(library_config(self.shape, length), indent=2) + "\n"}


class _Body(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.embed_tokens = nn.Embedding(shape["vocab"], shape["width"])
        self.layers = nn.ModuleList(_Layer(shape) for _ in range(shape["layers"]))
        self.norm = _Norm(shape)
        self.size = shape["width"] // shape["heads"]
        self.base = shape["ropeBase"]
        self.checkpointing = False

    def forward(self, ids, positions, text):
        hidden = self.embed_tokens(ids)
        turns = self._turns(positions, hidden.dtype)
        mask = None if text is None else _mask(text)
        for layer in self.layers:
            if self.checkpointing and self.training:
                # The generator is put back for the second forward, or dropout would differ.
                hidden = torch.utils.checkpoint.checkpoint(layer, hidden, turns, mask, use_reentrant=False, preserve_rng_state=True)
            else:
                hidden = layer(hidden, turns, mask)
        return self.norm(hidden)

    def _turns(self, positions, dtype):
        powers = torch.arange(0, self.size, 2, device=positions.device, dtype=torch.float32) / self.size
        angles = positions[..., None].float() / (self.base**powers)
        angles = torch.cat((angles, angles), dim=-1)[:, None]
        return angles.cos().to(dtype), angles.sin().to(dtype)


class _Layer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.input_layernorm = _Norm(shape)
        self.self_attn = _Attention(shape)
        self.post_attention_layernorm = _Norm(shape)
        self.mlp = _Gated(shape)
        self.dropout = nn.Dropout(shape["dropout"])

    def forward(self, hidden, turns, mask):
        hidden = hidden + self.dropout(self.self_attn(self.input_layernorm(hidden), turns, mask))
        return hidden + self.dropout(self.mlp(self.post_attention_layernorm(hidden)))


class _Attention(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.heads, self.key_heads = shape["heads"], shape["keyHeads"]
        self.size = shape["width"] // self.heads
        self.q_proj = nn.Linear(shape["width"], self.heads * self.size, bias=False)
        self.k_proj = nn.Linear(shape["width"], self.key_heads * self.size, bias=False)
        self.v_proj = nn.Linear(shape["width"], self.key_heads * self.size, bias=False)
        self.o_proj = nn.Linear(self.heads * self.size, shape["width"], bias=False)

    def forward(self, hidden, turns, mask):
        batch, length, _ = hidden.shape
        query = self.q_proj(hidden).view(batch, length, self.heads, self.size).transpose(1, 2)
        key = self.k_proj(hidden).view(batch, length, self.key_heads, self.size).transpose(1, 2)
        value = self.v_proj(hidden).view(batch, length, self.key_heads, self.size).transpose(1, 2)
        query, key = _turn(query, turns), _turn(key, turns)
        if self.key_heads < self.heads:
            key, value = (part.repeat_interleave(self.heads // self.key_heads, dim=1) for part in (key, value))
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=mask is None)
        return self.o_proj(seen.transpose(1, 2).reshape(batch, length, self.heads * self.size))


class _Gated(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.gate_proj = nn.Linear(shape["width"], shape["hidden"], bias=False)
        self.up_proj = nn.Linear(shape["width"], shape["hidden"], bias=False)
        self.down_proj = nn.Linear(shape["hidden"], shape["width"], bias=False)

    def forward(self, hidden):
        return self.down_proj(functional.silu(self.gate_proj(hidden)) * self.up_proj(hidden))


class _Norm(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(shape["width"]))
        self.epsilon = shape["normEps"]

    def forward(self, hidden):
        whole = hidden.float()
        whole = whole * torch.rsqrt(whole.pow(2).mean(-1, keepdim=True) + self.epsilon)
        return self.weight * whole.to(hidden.dtype)


def _turn(part, turns):
    cosine, sine = turns
    left, right = part.chunk(2, dim=-1)
    return part * cosine + torch.cat((-right, left), dim=-1) * sine


def _mask(text):
    length = text.shape[1]
    before = torch.ones(length, length, dtype=torch.bool, device=text.device).tril()
    return ((text[:, :, None] == text[:, None, :]) & before)[:, None]


def library_config(shape, length):
    """`config.json`, as Hugging Face's library reads it."""
    return {
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "attention_bias": False, "mlp_bias": False, "hidden_act": "silu",
        "vocab_size": shape["vocab"], "hidden_size": shape["width"], "intermediate_size": shape["hidden"], "num_hidden_layers": shape["layers"],
        "num_attention_heads": shape["heads"], "num_key_value_heads": shape["keyHeads"], "head_dim": shape["width"] // shape["heads"],
        "max_position_embeddings": length, "rms_norm_eps": shape["normEps"], "rope_theta": shape["ropeBase"], "tie_word_embeddings": shape["tied"], "torch_dtype": "float32",
    }


def build(run):
    """The model of a run, as it is before anything was learned in it."""
    shape = run["model"]
    if shape["kind"] == "llama":
        return Llama(shape)
    from .hub import Hub

    return Hub(shape, run["base"], run["precision"])
