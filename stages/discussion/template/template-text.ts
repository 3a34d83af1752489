// The tasks that read the texts of templates: each version once, cleaned as the discussions are, and as it looks before anybody has filled it in.
import type {Piece} from '../../../graph/operators/group.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec, Part} from '../../../graph/value/codec.ts';
import {foreign, type Digest} from '../../../graph/value/digest.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {byRules} from '../../clean/by-rules.ts';
import {cleanLeaf, cleanText} from '../../clean/clean-leaf.ts';
import {sanitizeVersion} from '../../clean/sanitize.ts';
import {templateHistoryCodec, type TemplateHistory, type TemplateVersion} from '../../source/git/templates/template-history.ts';
import {withoutHtmlComments} from '../html-comments.ts';
import {linesOutside} from '../lines-outside.ts';
import {blocksOf} from './blocks.ts';
import {issueForm} from './issue-form.ts';

/** A version of a template; what it says lies beside it. */
export interface TemplateLeaf {readonly form: boolean; readonly leaf: Digest; readonly text?: Part}

export const templateLeafCodec: Codec<TemplateLeaf> = {
  // The addresses of clean texts carry the version of the rules.
  name: `leaf of a template, rules ${sanitizeVersion}`,
  encode: ({form}) => Uint8Array.of(form ? 1 : 0),
  links: ({leaf}) => [leaf],
  decode: ([form], [text]) => ({form: form === 1, leaf: text?.digest ?? ('' as Digest), ...(text !== undefined && {text})}),
};

/** What it says, without comments: keys of its blocks in their order. */
export interface TemplateText {readonly blocks: readonly string[]}
export const templateTextCodec: Codec<TemplateText> = jsonCodec('text of a template');

/** The name of its row. */
export function templateRow({blob, form}: Pick<TemplateVersion, 'blob' | 'form'>): string {
  return `${form ? 'form' : 'text'} ${blob}`;
}

export const spreadTemplates = byRules((rules) => defineTask({
  name: 'versions of templates',
  version: 1,
  input: {row: templateHistoryCodec},
  output: jsonCodec<readonly Piece<TemplateLeaf>[]>('versions of templates'),
  light: true,
  run: ({row}) => piecesOf(row, rules),
}));

function piecesOf({versions}: TemplateHistory, clean: string): readonly Piece<TemplateLeaf>[] {
  return versions.map((version) => ({bucket: templateRow(version), piece: {form: version.form, leaf: cleanLeaf(foreign('git', version.blob), clean)}}));
}

export const readTemplate = defineTask({
  name: 'text of a template',
  version: 1,
  input: {version: templateLeafCodec},
  output: templateTextCodec,
  run: ({version: {form, text}}): TemplateText => (text === undefined ? {blocks: []} : templateOf(Buffer.from(cleanText(text).bytes).toString('utf8'), form)),
});

export function templateOf(text: string, form: boolean): TemplateText {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = form ? issueForm(plain).join('\n') : plain.replace(/^---\n[^]*?\n---(?:\n|$)/, '');
  return {blocks: blocksOf(withoutHtmlComments(linesOutside(lines))).map(({key}) => key).filter((key) => key !== '')};
}
