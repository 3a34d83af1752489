// Lays a configuration upon the preset that it names: sections key by key, everything else as a whole.
import type {DatasetConfig} from '../../../define-dataset.ts';
import {presets} from './presets.ts';

/** Their keys stand by themselves. A tokenizer, a cut or a list of phases is one thing: half of one and half of another is neither. */
const sections: ReadonlySet<string> = new Set(['files', 'licences', 'commits', 'structure', 'chunks', 'github', 'identifiers', 'duplicates', 'repetition', 'product', 'shards', 'split', 'calls', 'exports', 'clean']);
/** Of two ways to say one thing, that of the user counts. */
const instead: Readonly<Record<string, string>> = {tokenizer: 'tokenizers', tokenizers: 'tokenizer', cut: 'cuts', cuts: 'cut'};

export function withPreset({preset, ...own}: DatasetConfig): DatasetConfig {
  if (preset === undefined) return own;
  const below: Record<string, unknown> = {...presets[preset].config};
  for (const [key, value] of Object.entries(own)) {
    if (value === undefined) continue;
    delete below[instead[key] ?? ''];
    below[key] = sections.has(key) ? laidUpon(below[key], value, key === 'exports' ? 1 : 0) : value;
  }
  return below;
}

/** `deeper`: how many levels of sections there are in this one. */
function laidUpon(below: unknown, above: unknown, deeper: number): unknown {
  if (!isSection(below) || !isSection(above)) return above;
  const given = Object.entries(above).filter(([, value]) => value !== undefined);
  return {...below, ...Object.fromEntries(given.map(([key, value]) => [key, deeper > 0 ? laidUpon(below[key], value, deeper - 1) : value]))};
}

function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
