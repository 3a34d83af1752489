// The parameters of a Llama: their names, as Hugging Face's library has them, and their sizes; and what they begin with.
import {firstWeights} from '../first-weights.ts';
import type {LlamaShape} from '../train-rules.ts';

export type Sizes = readonly [number] | readonly [number, number];

export function llamaParameters({vocab, width, layers, heads, keyHeads, hidden, tied}: LlamaShape): ReadonlyMap<string, Sizes> {
  const keyed = (width / heads) * keyHeads;
  const sizes: [string, Sizes][] = [['model.embed_tokens.weight', [vocab, width]]];
  for (let at = 0; at < layers; at++) {
    const own: [string, Sizes][] = [
      ['input_layernorm', [width]], ['self_attn.q_proj', [width, width]], ['self_attn.k_proj', [keyed, width]], ['self_attn.v_proj', [keyed, width]], ['self_attn.o_proj', [width, width]],
      ['post_attention_layernorm', [width]], ['mlp.gate_proj', [hidden, width]], ['mlp.up_proj', [hidden, width]], ['mlp.down_proj', [width, hidden]],
    ];
    for (const [name, size] of own) sizes.push([`model.layers.${at}.${name}.weight`, size]);
  }
  sizes.push(['model.norm.weight', [width]]);
  if (!tied) sizes.push(['lm_head.weight', [vocab, width]]);
  return new Map(sizes);
}

export function countOf(sizes: Sizes): number {
  return sizes[0] * (sizes[1] ?? 1);
}

/** What a model from scratch begins with. */
export function firstParameters(shape: LlamaShape, seed: number): ReadonlyMap<string, Float32Array<ArrayBuffer>> {
  return new Map([...llamaParameters(shape)].map(([name, sizes]) => {
    if (sizes.length === 1) return [name, new Float32Array(sizes[0]).fill(1)];
    const deviation = /(?:o_proj|down_proj)\.weight$/.test(name) ? shape.deviation / Math.sqrt(2 * shape.layers) : shape.deviation;
    return [name, Float32Array.from(firstWeights({seed, name, deviation}, countOf(sizes)))];
  }));
}
