// Writes marks as a profile has them, for one tokenizer: as its control tokens, or as text where it has none.
import {plainMarks} from '../../sample/plain-text.ts';
import type {Mark, Span} from '../../sample/sample.ts';
import {addControls} from '../add-controls.ts';
import type {RenderedSpan} from '../tokenize-sample.ts';
import type {Tokenizer} from '../tokenizer.ts';
import {profileNamed} from './profiles.ts';
import {tokensOf, type Piece, type Profile} from './profile.ts';
import type {ProfileParams} from './profile-choice.ts';

export interface MarkWriter {
  /** The tokenizer, with the rows that were added. */
  readonly tokenizer: Tokenizer;
  write(mark: Extract<Span, {kind: 'mark'}>): readonly RenderedSpan[];
}

/** One per tokenizer and choice: adding rows copies tables of the vocabulary's size. */
const writers = new WeakMap<Tokenizer, Map<string, MarkWriter>>();

export function markWriter(params: ProfileParams, tokenizer: Tokenizer): MarkWriter {
  const known = writers.get(tokenizer) ?? new Map<string, MarkWriter>();
  writers.set(tokenizer, known);
  const key = `${params.profile} ${params.unknownMarks}`;
  const writer = known.get(key) ?? newWriter(params, tokenizer);
  known.set(key, writer);
  return writer;
}

function newWriter({profile: name, unknownMarks}: ProfileParams, base: Tokenizer): MarkWriter {
  const profile = profileNamed(name);
  const tokenizer = unknownMarks === 'add' ? addControls(base, tokensOf(profile)) : base;
  // A refused token is left to the tokenizing, which throws: whoever builds has asked `refuseUnknownMarks` before.
  const asText = (token: string) => unknownMarks === 'text' && !tokenizer.controls.has(token);
  return {
    tokenizer,
    write: ({mark, value, loss}) =>
      merged(piecesOf(profile, mark).filter(({named}) => !named || value !== '').map((piece): Written => {
        if ('text' in piece) return {text: piece.text.split('{}').join(value)};
        return asText(piece.token) ? {text: piece.token} : {control: piece.token};
      })).map((written): RenderedSpan => ({...written, loss})),
  };
}

type Written = {readonly control: string} | {readonly text: string};

/** Texts that follow each other are one. */
function merged(all: readonly Written[]): readonly Written[] {
  return all.reduce<readonly Written[]>((done, next) => {
    const last = done.at(-1);
    return last !== undefined && 'text' in last && 'text' in next ? [...done.slice(0, -1), {text: last.text + next.text}] : [...done, next];
  }, []);
}

function piecesOf({marks}: Profile, mark: Mark): readonly Piece[] {
  return marks[mark] ?? [{text: plainMarks[mark].named, named: true}, {text: plainMarks[mark].always, named: false}];
}
