// A discussion whose texts lie beside it as one leaf, in a fixed order: a span of it leads back to the comment that it is of.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec, Part} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {issuesClosed} from '../../discussion/links/issues-closed.ts';
import {discussionCodec, type DiscussionDocument} from '../../discussion/discussion-document.ts';

/** Bytes of the leaf. */
export type Place = readonly [from: number, to: number];

export interface Texts {
  readonly title: Place;
  readonly body: Place;
  readonly comments: readonly Place[];
  readonly reviews: readonly Place[];
  readonly threads: readonly {readonly hunk: Place; readonly remarks: readonly Place[]}[];
  /** Titles it had before, and until when. */
  readonly titles: readonly {readonly until: number; readonly place: Place}[];
}

export interface Texted {
  /** Without what the leaf holds: the texts of people are empty here. */
  readonly document: DiscussionDocument;
  readonly texts: Texts;
  /** Issues that a request closes, as the forge reckons or as it says itself. */
  readonly closes: readonly number[];
  /** Bytes when new, the linked leaf when decoded. */
  readonly text: Uint8Array | Part;
}

const spelled = jsonCodec<Omit<Texted, 'text'>>('discussion and its texts');

export const textedCodec: Codec<Texted> = {
  name: spelled.name,
  links: ({text}, keep) => [text instanceof Uint8Array ? keep(text) : text.digest],
  encode: ({document, texts, closes}) => spelled.encode({document, texts, closes}),
  decode(bytes, [text]) {
    if (text === undefined) throw new Error('A discussion links to its texts');
    return {...spelled.decode(bytes, []), text};
  },
};

export const textedTask = defineTask({
  name: 'texts of a discussion',
  version: 1,
  input: {document: discussionCodec},
  output: textedCodec,
  run: ({document}): Texted => textedOf(document),
});

export function textedOf(document: DiscussionDocument): Texted & {readonly text: Uint8Array} {
  const pieces: Buffer[] = [];
  let length = 0;
  const put = (text: string): Place => {
    const bytes = Buffer.from(`${text}\n`, 'utf8');
    pieces.push(bytes);
    length += bytes.length;
    return [length - bytes.length, length - 1];
  };
  const bodies = (all: readonly {readonly body: string}[]) => all.map(({body}) => put(body));
  const renamed = document.events.filter(({event, before}) => event === 'renamed' && typeof before === 'string');
  const texts: Texts = {
    title: put(document.title),
    body: put(document.body),
    comments: bodies(document.comments),
    reviews: bodies(document.reviews),
    threads: document.threads.map(({hunk, remarks}) => ({hunk: put(hunk), remarks: bodies(remarks)})),
    titles: renamed.map(({at, before}) => ({until: at, place: put(before ?? '')})),
  };
  const closes = document.request === undefined ? [] : issuesClosed(document, []).map(({number}) => number);
  return {document: withoutTexts(document), texts, closes, text: Buffer.concat(pieces)};
}

/** The title and hunks are said in records, too. */
function withoutTexts(document: DiscussionDocument): DiscussionDocument {
  const silent = <T extends {readonly body: string}>(all: readonly T[]): readonly T[] => all.map((one) => ({...one, body: ''}));
  return {...document, body: '', comments: silent(document.comments), reviews: silent(document.reviews), threads: document.threads.map((thread) => ({...thread, remarks: silent(thread.remarks)}))};
}

export function leafOf({text}: Pick<Texted, 'text'>): Digest {
  if (text instanceof Uint8Array) throw new Error('A discussion is decoded with the address of its texts');
  return text.digest;
}
