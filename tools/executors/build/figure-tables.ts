// The tables of figures, as `stats.json` has them: of one view, each table by group and, within that, by kind and for all kinds together.
import type {Figure} from '../../../stages/dataset/figures/figure.ts';
import {allDocuments, languagePrefix, monthPrefix, sectionPrefix, type Figures} from '../../../stages/dataset/figures/figures.ts';
import {sectionMeant} from '../../../stages/dataset/phases/section-names.ts';
import type {Phase} from '../../../stages/dataset/phases/phase-rules.ts';
import {splits} from '../../../stages/dataset/split/side.ts';
import {figureEntry, sumOfFigures, type FigureEntry} from './figure-entry.ts';
import type {ViewFigures} from './figures-of.ts';

/** By kind, with `all` for all of them. */
export type FigureRow = Readonly<Record<string, FigureEntry>>;

export interface FigureTables {
  readonly kinds: FigureRow;
  /** By the language of the files that documents show; the most tokens first. */
  readonly languages: Readonly<Record<string, FigureRow>>;
  /** By the corrected date of the commit, in their order. Documents without a date are in none. */
  readonly months: Readonly<Record<string, FigureRow>>;
  readonly years: Readonly<Record<string, FigureRow>>;
  /** What stands in the shards of each part. Missing where a dataset is one. */
  readonly parts?: Readonly<Record<string, FigureRow>>;
  /** What stands in the shards of each phase, of all parts. Missing without phases. */
  readonly phases?: Readonly<Record<string, FigureRow>>;
  /** And by each rule of the phases, in their order: phases of one name may have several. */
  readonly rules?: readonly {readonly phase: string; readonly figures: FigureRow}[];
}

type ByKind = ReadonlyMap<string, Figure>;

export function figureTables({kinds}: ViewFigures, phases: readonly Phase[] | undefined): FigureTables {
  const [whole, placed] = [new Map<string, Map<string, Figure>>(), new Map<string, Map<string, Figure>>()];
  for (const [kind, {figures, inSections}] of kinds) {
    note(whole, kind, figures);
    note(placed, kind, inSections);
  }
  const sections = [...placed].map(([name, byKind]) => ({...sectionMeant(name.slice(sectionPrefix.length)), byKind}));
  const parted = splits.map((split) => [split, sections.filter((section) => section.split === split)] as const).filter(([, own]) => own.length > 0);
  const months = groupsOf(whole, monthPrefix).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    kinds: rowOf([whole.get(allDocuments) ?? new Map()]),
    languages: rowsOf(groupsOf(whole, languagePrefix).sort(([a, x], [b, y]) => weightOf(y) - weightOf(x) || (a < b ? -1 : 1))),
    months: rowsOf(months),
    years: Object.fromEntries([...Map.groupBy(months, ([month]) => month.slice(0, -'-01'.length))].map(([year, own]) => [`${year}`, rowOf(own.map(([, byKind]) => byKind))])),
    ...(parted.length > 0 && {parts: Object.fromEntries(parted.map(([split, own]) => [split, rowOf(own.map(({byKind}) => byKind))]))}),
    ...(phases !== undefined && {
      phases: Object.fromEntries([...new Set(phases.map(({name}) => name))].map((name) => [name, rowOf(sections.filter(({bucket}) => bucket !== undefined && phases[bucket]?.name === name).map(({byKind}) => byKind))])),
      rules: phases.map(({name}, at) => ({phase: name, figures: rowOf(sections.filter(({bucket}) => bucket === at).map(({byKind}) => byKind))})),
    }),
  };
}

function note(groups: Map<string, Map<string, Figure>>, kind: string, figures: Figures): void {
  for (const [name, figure] of Object.entries(figures)) {
    const byKind = groups.get(name) ?? new Map<string, Figure>();
    groups.set(name, byKind.set(kind, figure));
  }
}

function groupsOf(groups: ReadonlyMap<string, ByKind>, prefix: string): (readonly [string, ByKind])[] {
  return [...groups].flatMap(([name, byKind]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), byKind] as const] : []));
}

function rowsOf(groups: readonly (readonly [string, ByKind])[]): Readonly<Record<string, FigureRow>> {
  return Object.fromEntries(groups.map(([name, byKind]) => [name, rowOf([byKind])]));
}

/** `all` comes last. */
function rowOf(groups: readonly ByKind[]): FigureRow {
  const kinds = Map.groupBy(groups.flatMap((byKind) => [...byKind]), ([kind]) => kind);
  const own = [...kinds].map(([kind, list]) => [kind, sumOfFigures(list.map(([, figure]) => figure))] as const);
  return Object.fromEntries([...own, ['all', sumOfFigures(own.map(([, figure]) => figure))] as const].map(([kind, figure]) => [kind, figureEntry(figure)]));
}

function weightOf(byKind: ByKind): number {
  return [...byKind.values()].reduce((sum, {bytes, tokenized}) => sum + (tokenized?.tokens ?? bytes), 0);
}
