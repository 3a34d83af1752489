// What is said beside a sample: the seed's keys first, then how each thing is known, and which of its three parts it has.
import type {Params} from '../../graph/value/params.ts';
import {dateOf} from '../discussion/date-of.ts';
import type {DiscussionDocument} from '../discussion/discussion-document.ts';
import type {Anatomy} from './answer-of.ts';
import type {Intent} from './intent/intent-rule.ts';
import type {Link} from './product-sample.ts';
import type {ProductChange} from './plan/product-change.ts';
import type {ProblemStatement} from './statement/problem-statement.ts';

export interface MetaOf {
  readonly statement: ProblemStatement;
  readonly intent: Intent;
  readonly anatomy: Anatomy;
  readonly title: string;
  readonly links: readonly Link[];
  readonly request: DiscussionDocument | undefined;
}

export function productMeta({request: vertex, group, evidence, confidence, commits, otherForms}: ProductChange, {statement, intent: {feature, action, entities}, anatomy, title, links, request}: MetaOf): Readonly<Record<string, Params>> {
  const hierarchy = Object.fromEntries(anatomy.layers.map(({key, files}) => [key, files.map(({path}) => path)]));
  const hasIdentifiers = anatomy.commits.length > 0;
  const merged = request?.request?.merged?.at ?? commits.at(-1)?.corrected;
  // What nobody said with a sentence of its own is a title, and what only says `other` is no architecture.
  const parts = {problem_statement: !/title|subject/.test(statement.origin), layers: anatomy.layers.some(({key}) => key !== 'other'), identifiers: hasIdentifiers};
  return {
    pr_number: numberOf(vertex),
    pr_title: title,
    merged_at: vertex === '' || merged === undefined ? null : calendarDate(merged),
    intent: {feature_type: feature.value, action: action.value, entities, confidence: {feature_type: feature.confidence, action: action.confidence}, evidence: {feature_type: feature.evidence, action: action.evidence}},
    hierarchy,
    change_types: {...anatomy.types},
    ...(request?.nature !== undefined && {nature: request.nature}),
    has_identifier_data: hasIdentifiers,
    commits_included: commits.map(({hash}) => hash),
    change_group: group,
    match_method: evidence,
    match_confidence: confidence,
    other_forms: otherForms,
    problem: {origin: statement.origin, number: statement.number ?? null, cleaned: [...statement.cleaned], ...(statement.edited.length > 0 && {edited_later: [...statement.edited]})},
    issues: links.map(({number, evidence, instance}) => ({number, evidence, ...(instance !== undefined && {instance})})),
    parts,
    complete: Object.values(parts).every((there) => there),
  };
}

/** Commits may bear dates that no calendar has. */
const lastSecond = 253_402_300_799;

function calendarDate(seconds: number): string | null {
  return Math.abs(seconds) > lastSecond ? null : dateOf(seconds);
}

/** Of `pull 12`; null of a commit that came with none. */
function numberOf(vertex: string): number | null {
  const number = /\d+$/.exec(vertex)?.[0];
  return number === undefined ? null : Number(number);
}
