// The tables of statistics as folds: one more document costs its own rows and a path of sums. In every way in which samples are cut, as they are other sequences in each.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Section} from '../../../graph/operators/placements.ts';
import type {Samples} from '../../sample/sample.ts';
import type {TokenList} from '../../tokenize/token-list.ts';
import {figuresInSections, figuresOfStructure, figuresOfTokens, figuresOfTraits, measureFigures} from './document-figures.ts';
import {figuresNamed, figuresInSectionsNamed} from './figures-named.ts';
import {addFigures, type Figures} from './figures.ts';
import {documentTraits, type Traits} from './traits.ts';

export interface FiguresChapter {
  traits(kind: string, samples: Collection<Samples>): Collection<Traits>;
  /** Of a kind where nothing is tokenized. */
  ofSamples(kind: string, from: {readonly traits: Collection<Traits>; readonly sections?: Sections}): void;
  /** `own`: what the tokens are called. Without traits, they are of no samples. */
  ofTokens(own: string, from: {readonly traits: Collection<Traits> | undefined; readonly tokens: Collection<TokenList>; readonly sections?: Sections}): void;
}

type Sections = Collection<readonly Section[]>;

export function figuresChapter(mill: Graph): FiguresChapter {
  return {
    traits: (kind, samples) => mill.map(`traits.${kind}`, documentTraits, {row: samples}, null),
    ofSamples: (kind, {traits, sections}) => keep(`samples.${kind}`, (name) => mill.map(name, figuresOfTraits, {traits}, null), sections),
    ofTokens: (own, {traits, tokens, sections}) => keep(own, (name) => (traits === undefined ? mill.map(name, figuresOfStructure, {tokens}, null) : mill.map(name, figuresOfTokens, {traits, tokens}, null)), sections),
  };

  function keep(own: string, figure: (name: string) => Collection<Figures>, sections: Sections | undefined): void {
    const figures = figure(`figured.${own}`);
    mill.fold(figuresNamed(own), figures, measureFigures, addFigures);
    if (sections !== undefined) mill.fold(figuresInSectionsNamed(own), mill.map(`figured in sections.${own}`, figuresInSections, {figures, sections}, null), measureFigures, addFigures);
  }
}
