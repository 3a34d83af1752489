// A graph whose collections have names of their own, so that what is declared once for commits can be declared again for something like them.
import type {Graph} from '../../../graph/graph.ts';

export function underName(mill: Graph, prefix: string): Graph {
  return {
    plan: mill.plan,
    standIn: (collection) => mill.standIn(collection),
    source: (name, value, feed) => mill.source(prefix + name, value, feed),
    map: (name, task, from, params) => mill.map(prefix + name, task, from, params),
    join: (name, from, refs, to) => mill.join(prefix + name, from, refs, to),
    group: (name, from, spec) => mill.group(prefix + name, from, spec),
    distinct: (name, from, spec) => mill.distinct(prefix + name, from, spec),
    cluster: (name, ...edges) => mill.cluster(prefix + name, ...edges),
    fold: (name, from, measure, merge) => mill.fold(prefix + name, from, measure, merge),
    shard: (name, from, spec) => mill.shard(prefix + name, from, spec),
  };
}
