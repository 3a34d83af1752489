// `config.json` of a small Llama, as Hugging Face's library reads it.
import type {LlamaShape} from '../../../../stages/train/train-rules.ts';

export function libraryConfig({vocab, width, layers, heads, keyHeads, hidden, normEps, ropeBase, tied}: LlamaShape, length: number): object {
  return {
    architectures: ['LlamaForCausalLM'], model_type: 'llama', attention_bias: false, mlp_bias: false, hidden_act: 'silu', vocab_size: vocab, hidden_size: width, intermediate_size: hidden,
    num_hidden_layers: layers, num_attention_heads: heads, num_key_value_heads: keyHeads, head_dim: width / heads, max_position_embeddings: length, rms_norm_eps: normEps, rope_theta: ropeBase,
    tie_word_embeddings: tied, torch_dtype: 'float32',
  };
}
