// Rows of CommitPack as samples: both sides of a file whole, and beside them what the row says. Their texts are read when a file of rows is written.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {editCodec} from '../change/edit.ts';
import {hasPair, pairOf, patchesOf} from '../change/pair.ts';
import {noRules} from '../clean/rules-in-force.ts';
import {commitMessage} from '../sample/commit-texts.ts';
import {mark} from '../sample/mark.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {samplesOf} from '../sample/samples-of.ts';
import type {Sample} from '../sample/sample.ts';
import {sideSpans, wholeText} from '../sample/side-spans.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import {packedCommitCodec} from './packed-commit.ts';

/** `repository`: what rows name as their source. A type, because parameters are plain data with any keys. */
export type PackSampleRules = {readonly repository: string; readonly clean?: string};

export const packSamples = defineTask({
  name: 'commitpack rows',
  version: 1,
  input: {commit: joinedCodec(commitCodec, editCodec), packed: packedCommitCodec},
  reach: 1,
  output: samplesCodec,
  run({commit: {row: {value: commit}}, packed: {rows, dropped}}, {repository, clean = noRules}: PackSampleRules) {
    const changes = commit.changes.flatMap(patchesOf).filter(hasPair);
    const samples = rows.flatMap(({at, subject, language, licence, before, after}): readonly Sample[] => {
      const change = changes[at];
      if (change === undefined) return [];
      const pair = pairOf(change, clean);
      return [{
        kind: 'commitpack',
        granularity: 'file',
        group: `commit ${commit.oid}`,
        when: {corrected: commit.corrected, oid: commit.oid},
        synthetic: false,
        spans: [mark('before'), ...sideSpans(pair.before, wholeText(before), 0), mark('after'), ...sideSpans(pair.after, wholeText(after), 1)],
        meta: {
          commit: commit.oid,
          old_file: before === undefined ? '' : (change.oldPath ?? change.path),
          new_file: after === undefined ? '' : change.path,
          subject,
          message: commitMessage(commit),
          lang: language === '' ? 'unknown' : language,
          license: licence === '' ? 'unknown' : licence,
          repos: repository,
        },
      }];
    });
    const [first, ...more] = samples;
    return first === undefined ? {stub: Object.keys(dropped).sort()[0] ?? 'no-text'} : samplesOf([first, ...more]);
  },
});
