// The file sample: one file as it stands in the snapshot, after its path. Seed A's `type: "file"`.
import {defineTask} from '../../graph/task/task.ts';
import {cleanLeaf} from '../clean/clean-leaf.ts';
import {noRules} from '../clean/rules-in-force.ts';
import {pathChooser} from '../parse/path-chooser.ts';
import {profileCodec} from '../parse/profile-codec.ts';
import type {Profile} from '../parse/profile.ts';
import {lowQuality, type QualityRule} from '../parse/quality/quality-rules.ts';
import {fileCodec} from '../source/git/file-entry.ts';
import {mark} from './mark.ts';
import {samplesCodec} from './samples-codec.ts';
import {samplesOf} from './samples-of.ts';
import type {Sample} from './sample.ts';

export type DropReason = 'generated' | 'vendored' | 'minified' | 'lock' | QualityRule;

export interface FileRules {
  /** Globs; none means every file. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Files that would be dropped for these reasons, but are wanted. */
  readonly keep: readonly DropReason[];
  readonly maxBytes: number;
  /** The tag of the rules that files are cleaned by. Missing without rules. */
  readonly clean?: string;
  /** A preset of rules on top of these; without one none of them holds, and keys are what they were before there were any. */
  readonly quality?: 'starcoder2';
  readonly [key: string]: readonly string[] | number | string;
}

export const fileSample = defineTask({
  name: 'file sample',
  // 2: what stands around the text is marks.
  version: 2,
  input: {file: fileCodec, profile: profileCodec},
  output: samplesCodec,
  reach: 0,
  run({file, profile}, rules: FileRules) {
    const reason = pathChooser(rules)(file.path) ?? dropped(profile, rules);
    if (reason !== undefined || file.blob === undefined) return {stub: reason ?? 'submodule'};
    const sample: Sample = {
      kind: 'file',
      granularity: 'document',
      group: `file ${file.path}`,
      when: {corrected: 0, oid: ''},
      synthetic: false,
      spans: [
        mark('start'),
        mark('file', file.path),
        {kind: 'source', leaf: cleanLeaf(file.blob.digest, rules.clean ?? noRules), text: 'blob', from: 0, to: profile.bytes, loss: 1},
        mark('file_end'),
        mark('end'),
      ],
      meta: {path: file.path, size_bytes: profile.size},
    };
    return samplesOf([sample]);
  },
});

/** Why a file makes no sample. The first word is the kind that statistics count. */
function dropped(profile: Profile, {keep, maxBytes, quality}: FileRules): string | undefined {
  const kept = (reason: DropReason) => keep.includes(reason);
  if (profile.submodule) return 'submodule';
  if (profile.symlink) return 'symlink';
  if (profile.binary) return 'binary';
  if (profile.lfsPointer) return 'lfs-pointer';
  if (profile.bytes === 0) return 'empty';
  if (profile.bytes > maxBytes) return `too-large: ${profile.bytes} bytes`;
  if (profile.lockFile && !kept('lock')) return 'lock';
  if (profile.minified && !kept('minified')) return 'minified';
  if (profile.generated !== '' && !profile.lockFile && !kept('generated')) return `generated: ${profile.generated}`;
  if (profile.vendored && !kept('vendored')) return 'vendored';
  if (profile.refused !== '') return `licence: ${profile.refused}`;
  const low = quality === undefined ? undefined : lowQuality(profile, keep);
  return low === undefined ? undefined : `${low.rule}: ${low.found}`;
}
