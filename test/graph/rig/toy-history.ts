// Random histories of a toy world.
import type {Random} from './random.ts';
import type {Thing, World} from './toy-feed.ts';

export function randomThing(dice: Random): Thing {
  const names = (most: number) => Array.from({length: dice.int(most + 1)}, () => `t${dice.int(30)}`);
  return {value: dice.int(60) - 6, tags: [...new Set(names(3).map((name) => `#${name.length}${name.at(-1)}`))], refs: names(3), friends: names(2)};
}

/** One step: a few things added, changed or removed; now and then nearly all of them. */
export function nextWorld(world: World, dice: Random): World {
  const next = new Map(world);
  const edits = dice.chance(8) ? 30 : 1 + dice.int(3);
  for (let at = 0; at < edits; at++) {
    const id = `t${dice.int(40)}`;
    if (dice.chance(3)) next.delete(id);
    else next.set(id, randomThing(dice));
  }
  if (dice.chance(20)) next.clear();
  return next;
}
