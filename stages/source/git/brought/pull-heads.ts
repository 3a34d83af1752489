// The heads of requests that forges keep as references: of each that was ever made, merged or not.
import {mergeRequestVertex, pullVertex} from '../../../change/groups/vertex.ts';

/** `vertex` is what the request is called in change groups. */
export interface PullHead {readonly vertex: string; readonly oid: string}

export function pullHeads(refs: ReadonlyMap<string, string>): readonly PullHead[] {
  const heads = [...refs].flatMap(([name, oid]): readonly PullHead[] => {
    const [, place, number] = /^refs\/(pull|merge-requests)\/([1-9]\d{0,8})\/head$/.exec(name) ?? [];
    return number === undefined ? [] : [{vertex: place === 'pull' ? pullVertex(number) : mergeRequestVertex(number), oid}];
  });
  return heads.sort((a, b) => (a.vertex < b.vertex ? -1 : 1));
}
