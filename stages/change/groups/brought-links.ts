// Links to what merges and requests brought, and to the commits that have the outcome of a request: its tree, or its whole change.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {broughtCodec} from './brought.ts';
import {edgeOf, edgesCodec} from './evidence.ts';
import {bucketOfName, bucketOfTree, foundIn, knownCodec, knownIn, type KnownCommit} from './known-commits.ts';
import {patchedCodec} from './patch-ids.ts';
import {sharedCodec} from './shared.ts';
import {commitVertex} from './vertex.ts';

export const commitsBrought = defineTask({
  name: 'commits brought',
  // 2: those with the tree that a request began with, too.
  version: 2,
  ...naming(broughtCodec, ({members, outcome}) => [...members.map(bucketOfName), ...(outcome === undefined ? [] : [bucketOfName(outcome.base), bucketOfTree(outcome.tree), bucketOfTree(outcome.baseTree)])]),
});

export const broughtLinks = defineTask({
  name: 'links of what was brought',
  // 2: a squash begins with the tree that its request began with. 3: only a commit for another request has to.
  version: 3,
  input: {brought: joinedCodec(broughtCodec, knownCodec)},
  output: edgesCodec,
  run({brought: {row: {value: {vertex, evidence, members, outcome}}, refs}}) {
    const there = members.filter((oid, at) => foundIn(refs[at], oid).length > 0);
    const edges = there.map((oid) => edgeOf(evidence, commitVertex(oid), vertex));
    if (outcome === undefined) return edges;
    const [base] = foundIn(refs[members.length], outcome.base);
    // What a request built upon may have been undone, the request squashed, and then what was undone brought back by another one, which so comes to the
    // tree. The last of commits that were rebased one by one comes to it from elsewhere, too, but names no other request.
    const from = new Set(knownIn(refs[members.length + 2]).map(({oid}) => oid));
    const isOther = ({parent = '', names = vertex}: KnownCommit) => names !== vertex && !from.has(parent);
    // The first after the base: a history may come back to a tree, and may have been there before.
    const squash = base && knownIn(refs[members.length + 1]).find((one) => one.corrected > base.corrected && !isOther(one) && one.oid !== outcome.head && !members.includes(one.oid));
    return squash === undefined ? edges : [...edges, edgeOf('tree of pull', commitVertex(squash.oid), vertex)];
  },
});

export const patchesAlike = defineTask({name: 'patches alike', version: 1, ...naming(patchedCodec, ({id}) => (id === '' ? [] : [id]))});

export const outcomeLinks = defineTask({
  name: 'links of patches of pulls',
  version: 1,
  input: {brought: broughtCodec, alike: joinedCodec(patchedCodec, sharedCodec)},
  output: edgesCodec,
  run({brought: {vertex, members}, alike: {refs: [shared]}}) {
    const first = valueIn(shared)?.commits.find(({oid}) => !members.includes(oid));
    return first === undefined ? [] : [edgeOf('patch of pull', commitVertex(first.oid), vertex)];
  },
});
