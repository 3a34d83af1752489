// The forms in which other programs take samples, a line of JSON each. Texts go from line to line as they are: they are escaped already.
import {escapedEnd, escapedText, trimmedEnd} from '../../../../stages/format/escaped-text.ts';
import {documentKinds} from '../../../../stages/format/native/document-file.ts';
import {textBytes} from '../../../../stages/sample/samples-of.ts';
import type {Sample} from '../../../../stages/sample/sample.ts';
import {answerOf, type Lacking} from './prompt-of.ts';

/** Bumped when equal samples may be written otherwise. */
export const rowFormsVersion = 1;

export interface SampleToWrite {
  readonly sample: Sample;
  /** Its record. */
  readonly line: Buffer;
  /** Of its document, and which sample of that it is. */
  readonly id: string;
  readonly at: number;
  readonly repository: string;
}

/** Pieces of the line; none where the record has another text than the sample. */
export type RowForm = (written: SampleToWrite) => Lacking | readonly (Buffer | string)[] | undefined;

export type RowFormat = 'alpaca' | 'dolma' | 'messages' | 'prompt-completion';

/** Texts that ask nothing, whatever of them is trained. */
export const asksNothing: ReadonlySet<string> = new Set(['file', 'commit', 'pr', 'issue'] satisfies readonly (keyof typeof documentKinds)[]);

export const rowForms: Readonly<Record<RowFormat, RowForm>> = {
  'prompt-completion': prompted((prompt, completion) => ['"prompt":"', prompt, '","completion":"', completion, '"']),
  alpaca: prompted((prompt, completion) => ['"instruction":"', trimmedEnd(prompt), '","input":"","output":"', completion, '"']),
  messages: prompted((prompt, completion) => ['"messages":[{"role":"user","content":"', trimmedEnd(prompt), '"},{"role":"assistant","content":"', completion, '"}]']),
  dolma({sample, line, id, at, repository}) {
    const text = escapedText(line);
    if (text === undefined || escapedEnd(text, textBytes(sample)) !== text.length) return undefined;
    const time = timeOf(sample);
    const name = `${sample.kind}/${id}${at === 0 ? '' : `#${at}`}`;
    return [`{"id":${JSON.stringify(name)},"text":"`, text, `","source":${JSON.stringify(repository)},${time === '' ? '' : `"added":"${time}","created":"${time}",`}"metadata":${metadataOf(sample)}}\n`];
  },
};

function prompted(written: (prompt: Buffer, completion: Buffer) => readonly (Buffer | string)[]): RowForm {
  return ({sample, line}) => {
    const answer = asksNothing.has(sample.kind) ? 'no question' : answerOf(sample);
    if (typeof answer === 'string') return answer;
    const text = escapedText(line);
    const [from, to, end] = [answer.from, answer.to, textBytes(sample)].map((place) => text && escapedEnd(text, place));
    if (text === undefined || from === undefined || to === undefined || end !== text.length) return undefined;
    return ['{', ...written(text.subarray(0, from), text.subarray(from, to)), `,"metadata":${metadataOf(sample)}}\n`];
  };
}

/** '' of what has no date. */
function timeOf({when: {corrected, oid}}: Sample): string {
  return oid === '' ? '' : new Date(corrected * 1000).toISOString().replace('.000Z', 'Z');
}

function metadataOf({kind, granularity, group, synthetic, meta}: Sample): string {
  return JSON.stringify({type: kind, granularity, group, ...(synthetic && {synthetic}), ...meta});
}
