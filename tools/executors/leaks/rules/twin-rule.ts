// Commits that are one change are in one part: of equal patches, of what a message says that it picked or reverts, and of what names the same request.
// Told by the texts and by git, not by the change groups that the parts are made of.
import {splits, type Split} from '../../../../stages/dataset/split/side.ts';
import {mergeKind} from '../../../../stages/source/git/brought/merge-kind.ts';
import {commitNamer, type GitHistory} from '../git-history.ts';
import type {Leak, Place, TwinEvidence} from '../leak.ts';
import {placeOf} from '../place-of.ts';
import {patchTwin} from './patch-twin.ts';
import {passing, type DocumentRule} from './found.ts';

/** What so many have in common is a habit of a tool; a message that names so many is a list. */
const [mostAlike, mostNamed] = [64, 32];

export function twinRule(history: GitHistory): DocumentRule {
  const places = new Map<string, Place>();
  const alike = new Map<string, Set<string>>();
  /** Merges that only catch up, by the patch that they show: what others did. */
  const ofOthers = new Map<string, string>();
  const passed = passing('twin');
  const share = (name: string, oid: string) => void alike.set(name, (alike.get(name) ?? new Set()).add(oid));

  return {
    take(document) {
      const sample = document.samples.find(({trained}) => trained.length > 0)?.sample;
      const oid = sample?.when.oid ?? '';
      const commit = history.get(oid);
      if (commit === undefined) return;
      const known = places.get(oid);
      if (known === undefined || splits.indexOf(document.split) < splits.indexOf(known.split)) places.set(oid, placeOf(document, sample));
      const patch = patchTwin(document);
      if (patch === undefined) return;
      const name = `same patch\n${document.kind} ${patch}`;
      if (commit.parents.length > 1 && mergeKind(commit.message) === undefined) ofOthers.set(oid, name);
      else share(name, oid);
    },
    end() {
      const leaks: Leak[] = [];
      const named = commitNamer(history);
      for (const oid of places.keys()) {
        const message = history.get(oid)?.message ?? '';
        for (const [evidence, names] of [['cherry-picked from', pickedIn(message)], ['reverts', revertedIn(message)]] as const) {
          if (names.length > mostNamed) passed.add(`a message that names more than ${mostNamed} commits`, `commit ${oid}`);
          else for (const name of names) compare(oid, named(name), evidence);
        }
        for (const number of requestsIn(message)) share(`names the same request\n${number}`, oid);
      }
      for (const [name, oids] of alike) {
        const evidence: TwinEvidence = name.startsWith('same patch') ? 'same patch' : 'names the same request';
        const parts = new Map<Split, string>([...oids].flatMap((oid): readonly (readonly [Split, string])[] => (places.has(oid) ? [[places.get(oid)!.split, oid]] : [])));
        if (parts.size < 2) continue;
        const [first = '', second] = [...parts.values()];
        if (oids.size > mostAlike) passed.add(`more than ${mostAlike} commits have it in common`, name.replace('\n', ' '));
        else compare(first, second, evidence);
      }
      for (const [oid, name] of ofOthers) {
        if ([...(alike.get(name) ?? [])].some((other) => places.get(other)?.split !== places.get(oid)?.split)) passed.add('a merge that only catches up shows what another did', `commit ${oid}`);
      }
      return {leaks, exceptions: passed.end()};

      function compare(oid: string, other: string | undefined, evidence: TwinEvidence): void {
        const [one, two] = [places.get(oid), other === undefined ? undefined : places.get(other)];
        if (one !== undefined && two !== undefined && one.split !== two.split) leaks.push({rule: 'twin', places: [one, two], evidence});
      }
    },
  };
}

function pickedIn(message: string): readonly string[] {
  return [...message.matchAll(/cherry[ -]picked from (?:commit )?([0-9a-f]{7,64})\b/gi)].map(([, name = '']) => name.toLowerCase());
}

function revertedIn(message: string): readonly string[] {
  return [...message.matchAll(/this reverts (?:commits? )?([0-9a-f]{7,64})\b/gi)].map(([, name = '']) => name.toLowerCase());
}

/** The one that a merge or a squash of a forge names. */
function requestsIn(message: string): readonly string[] {
  const subject = message.trimStart().split('\n', 1)[0] ?? '';
  if (/^Revert\b/i.test(subject)) return [];
  const number = /^(?:Merge pull request|Auto merge of) #(\d{1,9})\b/.exec(subject)?.[1] ?? /\(#(\d{1,9})\)$/.exec(subject.trimEnd())?.[1];
  return number === undefined ? [] : [number];
}
