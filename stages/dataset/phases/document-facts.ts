// What a rule of phases can ask of a document, read from its samples once: rules that change ask it again of nobody.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {fileType} from '../../chunk/file-nature.ts';
import type {Mark, Span} from '../../sample/sample.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';
import {documentOrder} from '../document-order.ts';

export interface DocumentFacts {
  /** Where it stands in time. It names the document, too: no two of a kind have the same. */
  readonly order: string;
  readonly bytes: number;
  /** One for every hundred bytes of text that are begun, and ten for every further stretch of text that comes from somewhere: a file, a patch, a comment. */
  readonly complexity: number;
  readonly discussed: boolean;
  readonly tests: boolean;
  readonly extensions: readonly string[];
}

export const documentFactsCodec: Codec<DocumentFacts> = jsonCodec('facts of a document');

export const documentFacts = defineTask({
  name: 'facts of a document',
  version: 2, // requests in the text of seed A, which has heads and no marks, are discussed, too
  input: {samples: samplesCodec},
  output: documentFactsCodec,
  // The samples, not the texts that they name.
  reach: 1,
  run({samples: row}): DocumentFacts {
    const {samples} = row.body();
    const spans = samples.flatMap((sample) => sample.spans);
    const stretches = spans.filter(({kind}) => kind === 'source').length;
    const paths = [...samples.map(({meta}) => meta['path']).filter((path) => typeof path === 'string'), ...spans.flatMap(pathOf)];
    return {
      order: documentOrder(row),
      bytes: row.bytes,
      complexity: complexityOf(row.bytes, stretches),
      discussed: spans.some((span) => (span.kind === 'mark' && words.has(span.mark)) || (span.kind === 'template' && heads.has(span.text))),
      tests: paths.some(isTestFile),
      extensions: [...new Set(paths.map(fileType))].sort(),
    };
  },
});

export function complexityOf(bytes: number, stretches: number): number {
  return Math.ceil(bytes / 100) + 10 * Math.max(0, stretches - 1);
}

const words: ReadonlySet<Mark> = new Set(['pr_review', 'pr_review_comment', 'pr_reply_to_review', 'pr_reply_to_comment', 'pr_comment', 'issue_comment']);
/** Of templates, never of what somebody wrote. */
const heads: ReadonlySet<string> = new Set(['Reviews:\n', 'Comments:\n']);
const places: ReadonlySet<Mark> = new Set(['file', 'pr_file']);

function pathOf(span: Span): readonly string[] {
  return span.kind === 'mark' && places.has(span.mark) && span.value !== '' ? [span.value] : [];
}

/** By whole names, not by parts of words: `latest` is no test. */
export function isTestFile(path: string): boolean {
  const names = path.split('/');
  const file = names.pop() ?? '';
  return names.some((name) => /^(?:tests?|testing|specs?|__tests__)$/i.test(name)) || /^(?:tests?|spec)[._-]|[._-](?:tests?|spec)\.[^.]+$|^tests?\.[^.]+$/i.test(file);
}
