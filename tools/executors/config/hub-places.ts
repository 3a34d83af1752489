// Where the Hugging Face Hub is for this process, and where this machine keeps what it has of it: by the same variables that its own tools read.
import {join} from 'node:path';
import type {Host} from '../host.ts';

export interface HubPlaces {
  readonly endpoint: string;
  /** The first is where its own tools would write. */
  readonly caches: readonly string[];
}

export function hubPlaces({env, home}: Pick<Host, 'env' | 'home'>): HubPlaces {
  const set = (name: string) => (env[name] === undefined || env[name] === '' ? [] : [env[name]]);
  const base = set('XDG_CACHE_HOME').map((cache) => join(cache, 'huggingface'));
  const homes = [...set('HF_HOME'), ...base, join(home, '.cache', 'huggingface')];
  const caches = [...set('HF_HUB_CACHE'), ...set('HUGGINGFACE_HUB_CACHE'), ...homes.map((folder) => join(folder, 'hub'))];
  return {endpoint: set('HF_ENDPOINT')[0] ?? 'https://huggingface.co', caches: [...new Set(caches)]};
}
