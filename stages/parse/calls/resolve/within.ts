// Finds what a name means among the members of a type and of the types that it stands in, from the inside out.
import type {Family} from '../family.ts';
import type {Members} from './members.ts';
import type {Ask} from './names.ts';
import {nameBucket} from './piece.ts';
import type {Scoping} from './scoping/scoping.ts';
import type {Found, Value} from './value.ts';

interface Sources {readonly family: Family; readonly ask: Ask; readonly scoping: Scoping; member(types: readonly Found[], name: string): Members}

export function withinOf({family, ask, scoping, member}: Sources): (name: string, self: Value | undefined) => Value | undefined {
  return (name, self) => {
    for (const type of self?.is === 'instance' ? self.of.flatMap((one) => [one, ...around(one)]) : []) {
      const {found} = member([type], name);
      if (found.length > 0) return {is: 'things', found, self: {is: 'instance', of: [type]}};
    }
    return undefined;
  };

  function around({at, thing: {id}}: Found): readonly Found[] {
    const found: Found[] = [];
    for (let cut = id.lastIndexOf('.'); cut > 0; cut = id.lastIndexOf('.', cut - 1)) {
      const outer = id.slice(0, cut);
      const [first = ''] = outer.split('.', 1);
      for (const {path, says, things} of ask(nameBucket(family, first))) {
        for (const thing of things) if (thing.id === outer && thing.kind === 'type' && scoping.home({path, says, inline: thing.inline}) === scoping.home(at)) found.push({at: {path, says, inline: thing.inline}, thing});
      }
    }
    return found;
  }
}
