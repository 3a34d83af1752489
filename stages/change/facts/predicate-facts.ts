// Which conditions of database queries a change brought, as query builders spell them: `.eq()`, `.is_null()`. Told of calls, in what asks a database.
import type {Surface, SurfaceCall} from '../../parse/outline/surface.ts';
import type {PredicateFact} from './fact.ts';
import {asksDatabase} from './query-calls.ts';

const predicate = /^(?:eq|ne|gt|ge|gte|lt|le|lte|like|ilike|not_like|eq_any|ne_all|is_null|is_not_null|isNull|isNotNull|between|in_|not_in|inArray|notInArray|is_distinct_from|overlaps_with)$/;
/** Columns of diesel, whatever the query is run with. */
const column = /(?:^|\W)(?:dsl|schema)::/;

/** Those of the declaration with this index; -1 for the file itself. */
export function predicatesOf({calls}: Surface): (index: number) => readonly string[] {
  const within = Map.groupBy(calls, (call) => call.within);
  return (index) => {
    const own = within.get(index) ?? [];
    const asks = own.some(asksDatabase);
    return own.filter((call) => predicate.test(call.name) && (asks || column.test(call.receiver))).map(spelled);
  };
}

/** None where there is nothing new. */
export function predicateFact(of: string, before: readonly string[], after: readonly string[]): readonly PredicateFact[] {
  const fresh = after.filter((one) => !before.includes(one)).map((one) => one.slice(0, one.indexOf(' ')));
  return fresh.length === 0 ? [] : [{of, predicates: [...new Set(fresh)].sort()}];
}

function spelled({name, receiver}: SurfaceCall): string {
  return `${name} ${receiver}`;
}
