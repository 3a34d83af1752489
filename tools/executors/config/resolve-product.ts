// What a configuration says of samples of product and plan, as plain data. What it does not say is filled in where they are made.
import type {IntentConfig, LayerConfig, ProductConfig, RewriteConfig} from '../../dataset-config/product-config.ts';
import type {IntentRule} from '../../../stages/product/intent/intent-rule.ts';
import type {LayerRule} from '../../../stages/product/layers/layer-rule.ts';
import type {ProductChoice} from '../build/contract.ts';
import type {RewriteChoice} from '../export/rewrite/rewrite-choice.ts';

export function resolveProduct(product: true | ProductConfig, absolute: (path: string) => string): {readonly product: ProductChoice} {
  const {template, user = 'plain', layers, features, actions, entities, cleanUps, caps, maxBytes, commits, problems, rewrite}: ProductConfig = product === true ? {} : product;
  return {
    product: {
      user,
      ...(problems !== undefined && {problems: problems.map(absolute)}),
      ...(rewrite !== undefined && {rewrite: rewriteOf(rewrite)}),
      rules: {
        ...(template !== undefined && {template}),
        ...(layers !== undefined && {layers: layers.map(layerOf)}),
        ...(features !== undefined && {features: features.map(intentOf)}),
        ...(actions !== undefined && {actions: actions.map(intentOf)}),
        ...(entities !== undefined && {entities}),
        ...(cleanUps !== undefined && {cleanUps}),
        ...(caps !== undefined && {caps: {files: caps.files ?? 0, commits: caps.commits ?? 0, steps: caps.steps ?? 0}}),
        ...(maxBytes !== undefined && {maxBytes}),
        ...(commits !== undefined && {commits}),
      },
    },
  };
}

function rewriteOf({endpoint, model, kind = 'natural', tokenFrom = 'OPENAI_API_KEY', temperature = kind === 'product' ? 0.5 : 0.3, maxTokens = 2048, minFiles = 5, concurrency = 4}: RewriteConfig): RewriteChoice {
  return {endpoint, model, kind, tokenFrom, temperature, maxTokens, minFiles, concurrency};
}

function layerOf({key, title, first, segments, globs, packages}: LayerConfig): LayerRule {
  return {key, title, ...(first === true && {first}), ...(segments !== undefined && {segments}), ...(globs !== undefined && {globs}), ...(packages !== undefined && {packages})};
}

function intentOf({value, ...signs}: IntentConfig): IntentRule {
  return {value, ...Object.fromEntries(Object.entries(signs).filter(([, list]) => list !== undefined))};
}
