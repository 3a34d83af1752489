// Keys of services that answer with a model.
import {shapes, type Shape} from './shape.ts';

export const modelShapes: readonly Shape[] = [
  ...shapes('openai-key', ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'sk-None-'], '[A-Za-z0-9_-]{40,200}(?![A-Za-z0-9_-])'),
  ...shapes('openai-key', ['sk-'], '[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}(?![A-Za-z0-9])'),
  ...shapes('anthropic-key', ['sk-ant-'], '[a-z]{2,10}[0-9]{2}-[A-Za-z0-9_-]{60,128}(?![A-Za-z0-9_-])'),
  ...shapes('openrouter-key', ['sk-or-v1-'], '[a-f0-9]{64}(?![A-Za-z0-9])'),
  ...shapes('model-service-key', ['sk-'], '(?=[A-Za-z]{0,30}[0-9])[A-Za-z0-9]{32,64}(?![A-Za-z0-9_-])'),
  ...shapes('huggingface-token', ['hf_', 'api_org_'], '[A-Za-z0-9]{34,40}(?![A-Za-z0-9_])'),
  ...shapes('groq-key', ['gsk_'], '[A-Za-z0-9]{52}(?![A-Za-z0-9])'),
  ...shapes('replicate-token', ['r8_'], '[A-Za-z0-9]{37}(?![A-Za-z0-9])'),
  ...shapes('perplexity-key', ['pplx-'], '[A-Za-z0-9]{40,60}(?![A-Za-z0-9])'),
  ...shapes('xai-key', ['xai-'], '[A-Za-z0-9]{70,100}(?![A-Za-z0-9])'),
];
