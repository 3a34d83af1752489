// The NOTICE that goes with a dataset: licences, copyright lines and licence texts of the files in it.
import {defineTask} from '../../../graph/task/task.ts';
import {hash} from 'node:crypto';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {cleaned} from '../../clean/cleaned.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {sanitizeVersion} from '../../clean/sanitize.ts';
import {fileCodec, type FileEntry} from '../../source/git/file-entry.ts';
import {shardFileCodec} from '../shard-file.ts';
import {attributionCodec, type Attribution} from './attribution.ts';

/** Texts pass the door like all content, so the door's rules are part of the version. */
export const noticeTask = defineTask({
  name: 'notice',
  // 2: says how much it leaves out.
  version: 2 + 1000 * sanitizeVersion,
  input: {notice: joinedCodec(attributionCodec, fileCodec)},
  output: shardFileCodec,
  run({notice: {row: {value: attribution}, refs}}, rules: {readonly clean: string} | null) {
    const files = refs.flatMap((ref) => (ref === undefined || isStub(ref) ? [] : [ref.value]));
    const content = Buffer.from(noticeText(attribution, textsOf(files, rules?.clean ?? noRules)));
    const documents = Object.values(attribution.licences).reduce((sum, count) => sum + count, 0);
    return {extension: 'txt', documents, samples: 0, shares: [], sha256: hash('sha256', content, 'hex'), content};
  },
});

const rule = '-'.repeat(80);
const longestText = 256 * 1024;

/** Plain text, the same for the same files in any order. */
function noticeText({licences, copyrights, texts: {others}}: Attribution, texts: readonly (readonly [text: string, paths: readonly string[]])[]): string {
  const counts = Object.entries(licences).sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
  return [
    'This dataset is made of files by others. They stay under their licences, which ask whoever passes them on to name them:',
    '',
    ...counts.map(([name, count]) => `  ${name === '' ? 'unknown' : name}: ${count} ${count === 1 ? 'file' : 'files'}`),
    ...(copyrights.listed.length === 0 ? [] : ['', 'Copyright lines in these files:', '', ...copyrights.listed.map(([line]) => `  ${line}`)]),
    ...(copyrights.others === 0 ? [] : [`  and others, which stand in their files: lines that come behind these in order, ${copyrights.others} times`]),
    ...(texts.length === 0 ? [] : ['', 'Licence texts that came with them:']),
    ...(others === 0 ? [] : ['', `There are more texts than can be printed here; ${others} times one that is not printed is the nearest to a file.`]),
    ...texts.flatMap(([text, paths]) => ['', rule, paths.join(', '), rule, '', text]),
    '',
  ].join('\n');
}

/** Texts with the files they lie in; equal ones once. */
function textsOf(files: readonly FileEntry[], rules: string): readonly (readonly [string, readonly string[]])[] {
  const texts = new Map<string, string[]>();
  for (const {path, kind, blob} of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (kind !== 'file' || blob === undefined || 'stub' in blob) continue;
    const text = Buffer.from(cleaned(blob, rules).bytes).toString('utf8').slice(0, longestText).trim();
    texts.set(text, [...(texts.get(text) ?? []), path]);
  }
  return [...texts];
}
