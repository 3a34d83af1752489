// The shape of a model from scratch, as Hugging Face's library reads it.
import type {LlamaShape, TrainRules} from '../train-rules.ts';
import {outsideFolders} from './outside-plan.ts';

export function modelConfig({vocab, width, layers, heads, keyHeads, hidden, ropeBase, normEps, tied, deviation}: LlamaShape, {length, precision}: Pick<TrainRules, 'length' | 'precision'>): {readonly name: string; readonly text: string} {
  const config = {
    architectures: ['LlamaForCausalLM'], model_type: 'llama', vocab_size: vocab, hidden_size: width, intermediate_size: hidden, num_hidden_layers: layers, num_attention_heads: heads, num_key_value_heads: keyHeads,
    head_dim: width / heads, hidden_act: 'silu', max_position_embeddings: length, initializer_range: deviation, rms_norm_eps: normEps, rope_theta: ropeBase, tie_word_embeddings: tied, attention_bias: false, mlp_bias: false,
    torch_dtype: precision,
  };
  return {name: `${outsideFolders.model}/config.json`, text: `${JSON.stringify(config, null, 2)}\n`};
}
