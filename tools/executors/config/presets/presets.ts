// The list of presets. Another one is a file beside this and a line here.
import {commitSequence} from './commit-sequence.ts';
import {hyperswitchCpt} from './hyperswitch-cpt.ts';
import {productAbstraction} from './product-abstraction.ts';
import {quick} from './quick.ts';

export const presets = {
  'hyperswitch-cpt': hyperswitchCpt,
  'product-abstraction': productAbstraction,
  'commit-sequence': commitSequence,
  quick,
};

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets) as readonly PresetName[] as readonly [PresetName, ...PresetName[]];
