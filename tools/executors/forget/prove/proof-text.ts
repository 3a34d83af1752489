// A proof for people: whether anything is left, what was looked for and where, and what the answer does not cover.
import {spellNumber} from '../../report/spell-number.ts';
import type {Proof} from './proof.ts';

const mostShown = 20;

export function proofLines(proof: Proof): readonly string[] {
  const {shingles, sources, short, lost, searched, found, remains} = proof;
  return [
    headline(proof),
    ...found.slice(0, mostShown).map(({place, shingles, neededBy}) => `  ${place}: ${spellNumber(shingles)} runs of words${neededBy.length === 0 ? '' : `, needed by ${neededBy.join(' and ')}`}`),
    ...(found.length > mostShown ? [`  and ${spellNumber(found.length - mostShown)} more`] : []),
    `  looked for   ${spellNumber(shingles)} runs of 20 words that ${spellNumber(sources)} forgotten sources have and no other${short === 0 ? '' : `; ${spellNumber(short)} of them are shorter than that`}`,
    `  looked at    ${spellNumber(searched.files)} files, ${spellNumber(searched.frames)} frames of ${spellNumber(searched.packs)} packs, ${spellNumber(searched.tokens)} tokens: ${spellNumber(searched.bytes)} bytes`,
    '  not looked at: the repository and our mirror of it, which are the source and keep their objects',
    ...searched.unread.map((name) => `  could not read ${name}: run "gristmill verify --quick"`),
    ...lost.map((oid) => `  commit ${oid} is not in the repository any more: nobody can tell what it said`),
    ...(remains.length === 0 ? [] : ['  Some of what they wrote stands in sources that are not forgotten, as files that still have it and commits that show it, and stays with them.', '  To forget those, too, name their paths or commits:', ...remains.slice(0, mostShown).map(({place, shingles}) => `    ${place}: ${spellNumber(shingles)} runs`), ...(remains.length > mostShown ? [`    and ${spellNumber(remains.length - mostShown)} more`] : [])]),
  ];
}

function headline({shingles, found, searched}: Proof): string {
  if (found.length > 0) return `${spellNumber(found.length)} ${found.length === 1 ? 'place still holds' : 'places still hold'} what only forgotten sources say`;
  if (searched.unread.length > 0) return 'Nothing was found, and not everything could be read';
  return shingles === 0 ? 'There is nothing to look for: no forgotten source says anything of its own' : 'Nothing is left of what only forgotten sources say';
}
