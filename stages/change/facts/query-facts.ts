// Which database queries a change touched: those of each unit before against those after.
import type {Surface, SurfaceCall} from '../../parse/outline/surface.ts';
import type {QueryFact} from './fact.ts';
import {asksDatabase, spelledCall} from './query-calls.ts';

/** What a query is, and what tells it from another of its kind. */
interface Query {readonly query: string; readonly whole: string}
export type QueriesOf = (index: number) => readonly Query[];

/** By the declaration they stand in; -1 for the file itself. */
export function queriesOf({declarations, calls, rest}: Surface): QueriesOf {
  const called = Map.groupBy(calls.filter(asksDatabase), ({within}) => within);
  return (index) => [...(index < 0 ? rest : declarations[index])?.queries.map(spelled) ?? [], ...(called.get(index) ?? []).map(asCalled)];
}

/** A query that is gone and one of its kind that is new are one that was changed. */
export function queryFacts(before: readonly Query[], after: readonly Query[]): readonly QueryFact[] {
  const gone = without(before, after);
  const facts: QueryFact[] = [];
  for (const {query} of without(after, before)) {
    const former = gone.findIndex((one) => one.query === query);
    if (former >= 0) gone.splice(former, 1);
    facts.push({change: former >= 0 ? 'changed' : 'added', query});
  }
  return [...facts, ...gone.map(({query}): QueryFact => ({change: 'removed', query}))];
}

function spelled(line: string): Query {
  return {query: line.slice(0, line.lastIndexOf(' ')), whole: line};
}

function asCalled(call: SurfaceCall): Query {
  const query = spelledCall(call);
  return {query, whole: query};
}

/** As often as it is more often there. */
function without(list: readonly Query[], others: readonly Query[]): Query[] {
  const left = new Map<string, number>();
  for (const {whole} of others) left.set(whole, (left.get(whole) ?? 0) + 1);
  return list.filter(({whole}) => {
    const count = left.get(whole) ?? 0;
    left.set(whole, count - 1);
    return count <= 0;
  });
}
