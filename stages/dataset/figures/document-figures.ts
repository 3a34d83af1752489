// The tasks that say what a document adds to the tables of statistics, and to those of the sections it stands in.
import type {Section} from '../../../graph/operators/placements.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {tokenListCodec, type TokenList} from '../../tokenize/token-list.ts';
import {sectionsCodec} from '../phases/document-sections.ts';
import {addFigure, type Figure, type Tokenized} from './figure.ts';
import {allDocuments, figured, figuresCodec, languagePrefix, monthPrefix, sectionPrefix, type Figures} from './figures.ts';
import {lengthsOf} from './lengths.ts';
import {monthOf} from './month-of.ts';
import {traitsCodec} from './traits.ts';

/** Where nothing is tokenized. */
export const figuresOfTraits = defineTask({
  name: 'figures of a document',
  // 2: figures are spelled as lists.
  version: 2,
  input: {traits: traitsCodec},
  output: figuresCodec,
  light: true,
  run: ({traits: {samples, bytes, ...groups}}) => figuresIn({documents: 1, samples, bytes}, groups),
});

/** From the head of the row of tokens: no token is read. */
export const figuresOfTokens = defineTask({
  name: 'figures of tokens',
  // 2: figures are spelled as lists.
  version: 2,
  input: {traits: traitsCodec, tokens: tokenListCodec},
  output: figuresCodec,
  light: true,
  run: ({traits: {samples, bytes, ...groups}, tokens}) => figuresIn({documents: 1, samples, bytes, tokenized: tokenizedIn(tokens)}, groups),
});

/** Of sequences that come from no samples. */
export const figuresOfStructure = defineTask({
  name: 'figures of structure',
  // 2: figures are spelled as lists.
  version: 2,
  input: {tokens: tokenListCodec},
  output: figuresCodec,
  light: true,
  run: ({tokens}) => figuresIn({documents: 1, samples: tokens.sequences.length, bytes: tokens.figures.bytes, tokenized: tokenizedIn(tokens)}, {language: '', month: monthOf(tokens.when.corrected)}),
});

/** A document is counted as often as it stands in a section. */
export const figuresInSections = defineTask({
  name: 'figures in sections',
  // 2: figures are spelled as lists.
  version: 2,
  input: {figures: figuresCodec, sections: sectionsCodec},
  output: figuresCodec,
  light: true,
  run: ({figures, sections}) => placedIn(figures[allDocuments], sections),
});

export const measureFigures = defineTask({name: 'measure of figures', version: 2, ...figured});

function tokenizedIn({sequences, tokens, lengths, figures: {lines}}: TokenList): Tokenized {
  return {sequences: sequences.reduce((sum, count) => sum + count, 0), lines, tokens, ...(lengths.length > 0 && {lengths: lengthsOf(lengths)})};
}

function figuresIn(all: Figure, {language, month}: {readonly language: string; readonly month: string}): Figures {
  return {[allDocuments]: all, ...(language !== '' && {[languagePrefix + language]: all}), ...(month !== '' && {[monthPrefix + month]: withoutLengths(all)})};
}

/** Every one of many partial sums would have most months, and a histogram in each. */
function withoutLengths({tokenized, ...counts}: Figure): Figure {
  if (tokenized === undefined) return counts;
  const {lengths: _, ...others} = tokenized;
  return {...counts, tokenized: others};
}

function placedIn(all: Figure | undefined, sections: readonly Section[]): Figures {
  const placed: Record<string, Figure> = {};
  for (const {section} of all === undefined ? [] : sections) {
    const [name, known] = [sectionPrefix + section, placed[sectionPrefix + section]];
    if (all !== undefined) placed[name] = known === undefined ? all : addFigure(known, all);
  }
  return placed;
}
