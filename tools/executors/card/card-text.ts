// The card of a dataset: front matter for machines, a data sheet for people. The same for the same build, and no number in it without its query.
import type {CardChoice} from './card-choice.ts';
import {frontMatter, readingsOf} from './front-matter.ts';
import {footnotes, plainText, sheetText, type Footnotes} from './markdown.ts';
import {ask, type Query, type Written} from './query.ts';
import {historySheet, shownLanguageSheet, timeSheet} from './sheets/figures.ts';
import {fieldSheet} from './sheets/fields.ts';
import {kindSheet, lengthSheet} from './sheets/kinds.ts';
import {copySheet, dropSheet, redactionSheet, repetitionSheet} from './sheets/losses.ts';
import {placeSheet, shareSheet, tokenizerSheet} from './sheets/places.ts';
import {encodingSheet, languageSheet, licenceSheet} from './sheets/sources.ts';
import {spelled, type Sheet} from './sheet.ts';

export function cardText(written: Written, choice: CardChoice): string {
  const notes = footnotes();
  const sheets = (...all: readonly (Sheet | undefined)[]): readonly string[] => all.flatMap((sheet) => (sheet === undefined ? [] : [sheetText(sheet, written, notes)]));
  const {manifest} = written;
  return [
    '---', frontMatter(written, choice), '---', '',
    `# ${plainText(choice.name ?? 'Dataset of a git repository')}`, '',
    ...(choice.description === null ? [] : [choice.description.trim(), '']),
    summary(written, notes), '',
    ...loading(written),
    '## Composition', '',
    ...sheets(kindSheet(written), placeSheet(written, choice.focus), shareSheet(written), tokenizerSheet(written), lengthSheet(written), fieldSheet(written)),
    '## Collection', '',
    `Everything comes from one git repository, as its history stood at ${manifest.source.refs.map(({name, oid}) => `\`${oid}\` (${plainText(name)})`).join(', ') || 'no commit'}. Documents stand in the order of corrected dates, so no change comes before what it builds upon.`, '',
    ...sheets(historySheet(written), timeSheet(written, 'years'), languageSheet(written), shownLanguageSheet(written), encodingSheet(written)),
    '## Cleaning', '',
    cleaning(written), '',
    ...sheets(redactionSheet(written), dropSheet(written), copySheet(written), repetitionSheet(written)),
    ...uses(written), ...distribution(written, sheets), ...maintenance(written),
    '## Where the numbers come from', '',
    'Each number above carries a footnote with the query that gives it, asked in this folder with [jq](https://jqlang.org); what stands in the first columns of a row goes in by `--arg`.', '',
    notes.text(), '',
  ].join('\n');
}

function summary(written: Written, notes: Footnotes): string {
  const total = (name: string): string => {
    const query: Query = {in: 'manifest.json', at: ['totals', name]};
    return `${spelled(ask(query, written))}${notes.mark(query)}`;
  };
  const [first] = written.manifest.tokenizers;
  // In the order in which they stand, as footnotes are numbered so.
  const counted = `${total('samples')} samples of ${total('documents')} documents: ${total('bytes')} bytes of records`;
  return `${counted}${first === undefined ? '' : `, ${total('tokens')} tokens of text by the tokenizer \`${first.digest.slice(0, 12)}\``}. Made by gristmill.`;
}

function loading(written: Written): readonly string[] {
  const readings = readingsOf(written);
  const [first] = readings;
  if (first === undefined) return ['There is nothing in it yet.', ''];
  const split = first.shards[0]?.split ?? 'train';
  return [
    '```python', 'from datasets import load_dataset', '', `rows = load_dataset('path/to/this/folder', '${first.name}', split='${split}')`, '```', '',
    `Configurations are ${readings.map(({name}) => `\`${name}\``).join(', ')}. Each has one set of columns; what a record does not have is null. Token shards in \`shards/\` are memory-mapped as they are: \`numpy.memmap(file, '<i4')\`.`, '',
  ];
}

function cleaning({stats}: Written): string {
  return typeof stats === 'object' && stats !== null && 'redactions' in stats
    ? 'Secrets and personal data were taken out of texts by rules before anything was kept. Rules miss what they do not know: the texts may still hold some.'
    : '**No rule took secrets or personal data out.** Names and addresses of authors, and whatever somebody once committed, are in it as they are in the repository.';
}

function uses(written: Written): readonly string[] {
  const parted = written.manifest.shards.some(({split}) => split !== undefined);
  return [
    '## Uses and limits', '',
    'It is meant for training and judging models of code on one project. It shows that project alone, in its languages and habits, mistakes included: commits that were reverted and code that was replaced are in its history. Nothing in it was judged by people for this purpose.', '',
    ...(parted ? ['Documents of `val` and `test` are to judge by: a model that is trained on them cannot be judged by them.', ''] : ['It has no part to judge by: what judges a model that is trained on it has to come from elsewhere.', '']),
    'A model may give back what it was trained on. What `NOTICE` asks for is asked of whoever passes that on.', '',
  ];
}

function distribution(written: Written, sheets: (...all: readonly (Sheet | undefined)[]) => readonly string[]): readonly string[] {
  return ['## Distribution', '', 'Files stay under their licences. `NOTICE` names them with the copyright lines and texts that came along, and goes wherever this dataset goes.', '', ...sheets(licenceSheet(written))];
}

function maintenance({manifest: {root, key}}: Written): readonly string[] {
  return [
    '## Maintenance', '',
    `It is build \`${root}\` under key \`${key}\`. Builds from the same history with the same configuration have the same name and the same bytes, and a new commit changes the files that it belongs in and no others. \`gristmill verify\` makes it again and compares; \`gristmill provenance\` traces records back to git; \`gristmill forget\` takes somebody's work out of it.`, '',
  ];
}
