// What each row adds to the statistics: counts of documents, samples, bytes, tokens, and of files by language and by licence.
import {defineTask} from '../../graph/task/task.ts';
import {fileLicenceCodec} from '../parse/licence/licence-files.ts';
import {profileCodec} from '../parse/profile-codec.ts';
import {qualityRulesOf} from '../parse/quality/quality-rules.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import {tokenListCodec} from '../tokenize/token-list.ts';
import {countLengths} from './token-lengths.ts';
import {tallyCodec, type Tally} from './tally.ts';

export const tallySamples = defineTask({
  name: 'tally of samples',
  version: 1,
  input: {row: samplesCodec},
  output: tallyCodec,
  light: true,
  run: ({row: {count, bytes}}): Tally => ({documents: 1, samples: count, bytes}),
});

export const tallyTokens = defineTask({
  name: 'tally of tokens',
  // 3: what the tokens are of, and how long samples are. 4: how many lines.
  // 5: samples that are cut are as many as their sequences, which lengths are of.
  version: 5,
  input: {row: tokenListCodec},
  output: tallyCodec,
  light: true,
  run({row: {tokens, lengths, figures: {code, unmarked, bytes, spelled, lines}}}): Tally {
    const own = {documents: 1, samples: lengths.length, tokens, content_tokens: tokens - code, code_tokens: code, text_tokens: unmarked, text_bytes: bytes, lines, special_texts: spelled};
    return {...own, ...countLengths(lengths)};
  },
});

export const tallyFiles = defineTask({
  name: 'tally of files',
  version: 2,
  input: {row: profileCodec},
  output: tallyCodec,
  light: true,
  run({row}): Tally {
    const language = row.language === '' ? 'unknown' : row.language;
    const {signals: {characters, letters, alphanumerics, encoded}} = row;
    return {
      files: 1,
      [`language ${language} files`]: 1,
      [`language ${language} bytes`]: row.bytes,
      [`language ${language} lines`]: row.lines,
      [`encoding ${row.encoding} files`]: 1,
      ...Object.fromEntries(Object.entries({characters, letters, alphanumerics, encoded}).filter(([, count]) => count > 0)),
      ...Object.fromEntries(row.bytes === 0 ? [] : qualityRulesOf(row).map((rule) => [`quality ${rule} files`, 1])),
    };
  },
});

export const tallyLicences = defineTask({
  name: 'tally of licences',
  version: 1,
  input: {row: fileLicenceCodec},
  output: tallyCodec,
  light: true,
  run({row: {expression, evidence, class: kind}}): Tally {
    return {files: 1, [`licence ${expression === '' ? 'unknown' : expression} files`]: 1, [`class ${kind} files`]: 1, [`evidence ${evidence === '' ? 'none' : evidence} files`]: 1};
  },
});

/** Of commits that are there, the changes that a rule left out. */
export const tallyForgotten = defineTask({
  name: 'tally of what is forgotten',
  version: 1,
  input: {row: commitCodec},
  output: tallyCodec,
  light: true,
  run: ({row: {forgotten}}): Tally => (forgotten === undefined ? {} : {changes: forgotten, commits: 1}),
});
