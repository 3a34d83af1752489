// All profiles: a new one is a file and a line here.
import {codegemma} from './codegemma.ts';
import {codellama} from './codellama.ts';
import {deepseekCoder} from './deepseek-coder.ts';
import {plain} from './plain.ts';
import type {Profile} from './profile.ts';
import {qwenCoder, qwenCoderBlank} from './qwen-coder.ts';
import {seeds, seedsOpen} from './seeds.ts';
import {starcoder} from './starcoder.ts';
import {starcoder2} from './starcoder2.ts';
import {starcoder2Lines} from './starcoder2-lines.ts';

const others: readonly Profile[] = [starcoder2, starcoder2Lines, starcoder, qwenCoder, qwenCoderBlank, deepseekCoder, codellama, codegemma, seeds, seedsOpen];

export const profileNames: readonly [string, ...string[]] = [plain.name, ...others.map(({name}) => name)];

export function profileNamed(wanted: string): Profile {
  const profile = [plain, ...others].find(({name}) => name === wanted);
  // A configuration is checked before it comes here.
  if (profile === undefined) throw new RangeError(`No profile is named "${wanted}"`);
  return profile;
}
