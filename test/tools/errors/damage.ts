// A finished build in a scene, and what becomes of its packs.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Scene} from './scene.ts';

/** A configuration, its repository, and one build of it. */
export async function buildWith({repository, write, shell, t}: Scene): Promise<void> {
  repository();
  write({'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', tokenizer: 'none'})});
  const {code, stderr} = await shell('gristmill build');
  t.is(code, 0, stderr);
}

/** Every byte of every pack becomes another. */
export function damage(packs: string): void {
  for (const name of readdirSync(packs)) writeFileSync(join(packs, name), readFileSync(join(packs, name)).map((byte) => byte ^ 0xff));
}
