// Fixtures of the task that takes the patches of forgotten files out of commits.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import type {FileLicence} from '../../stages/parse/licence/file-licence.ts';
import {fileLicenceCodec} from '../../stages/parse/licence/licence-files.ts';
import {profileCodec} from '../../stages/parse/profile-codec.ts';
import {profileOf} from '../../stages/parse/profile.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import type {Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

export function forgetFixtures(bed: Bed): Fixtures {
  const row = (name: string) => bed.given(commitCodec, name, commits[name] ?? noSuchValue());
  const licence = (expression: string, kind: FileLicence['class']) => bed.given(fileLicenceCodec, `to forget: ${expression}`, {expression, evidence: 'header', from: [], class: kind, copyrights: [], texts: []});
  const [gpl, mit] = [licence('GPL-3.0-only', 'strong-copyleft'), licence('MIT OR GPL-3.0-only', 'permissive')];
  const kept = (commit: Digest, refs: readonly (Digest | undefined)[], licences: readonly string[] = ['GPL-3.0-only']): Fixture => ({slots: [bed.joined(commit, refs)], params: {licences}});
  const profile = bed.given(profileCodec, 'to forget', profileOf('a.c', {bytes: Buffer.from('int c;\n'), encoding: 'utf-8', moves: [], redactions: []}, {}));
  const named = Object.fromEntries(Object.keys(commits).map((name): [string, Fixture] => [name, {slots: [row(name)]}]));
  const some = bed.given(commitCodec, 'some forgotten before', {...(commits['change: modified'] ?? noSuchValue()), forgotten: 2});
  return {
    'paths named by a commit': named,
    'tally of what is forgotten': {...named, 'some forgotten': {slots: [some]}, 'many forgotten': {slots: [bed.given(commitCodec, 'many forgotten', {...(commits['change: renamedAndEdited'] ?? noSuchValue()), forgotten: 70_000})]}},
    'licences forgotten': {
      'under it': {slots: [profile, gpl], params: {licences: ['GPL-3.0-only']}},
      'under another as well': {slots: [profile, mit], params: {licences: ['GPL-3.0-only']}},
      'under its class': {slots: [profile, gpl], params: {licences: ['strong-copyleft']}},
    },
    'changes kept': {
      'under it': kept(row('change: modified'), [gpl]),
      'under its class': kept(row('change: modified'), [gpl], ['strong-copyleft']),
      'under another as well': kept(row('change: modified'), [mit]),
      'known of nothing': kept(row('change: deleted'), [undefined]),
      'a file that is a stub': kept(row('change: added'), [stubDigest('forgotten: path')]),
      'the former name': kept(row('change: renamedAndEdited'), [undefined, gpl]),
      'some forgotten before': kept(some, [gpl]),
      'a commit that is a stub': kept(stubDigest('forgotten: author'), []),
    },
  };
}
