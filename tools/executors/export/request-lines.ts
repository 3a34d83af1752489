// `prs.jsonl`: a line for each request, with the seed's keys in the seed's order. What a request changed is read from the store while the file is written.
import type {Digest} from '../../../graph/value/digest.ts';
import type {DiscussionRecord} from '../../../stages/discussion/export/discussion-record.ts';
import {render} from '../../../stages/sample/render.ts';
import type {Sample} from '../../../stages/sample/sample.ts';
import type {Row} from '../build/rows-of.ts';
import {sampleBodies} from '../look/sample-bodies.ts';
import {commitMessages} from './commit-messages.ts';
import type {Exported, ExportFile} from './export-format.ts';
import {fileKey} from './file-key.ts';

export interface RecordRow extends Row {readonly record: DiscussionRecord}

/** `patches`: by the id of the record, of those that git knows the change of. */
interface RequestLines {readonly name: string; readonly records: readonly RecordRow[]; readonly patches: ReadonlyMap<string, Digest>}

/** Bumped when equal rows may be written otherwise. */
const version = 1;

export function requestLines(exported: Pick<Exported, 'dataset' | 'signal' | 'source' | 'store'>, {name, records, patches}: RequestLines): ExportFile {
  const found = records.flatMap(({id}) => patches.get(id) ?? []);
  return {
    name,
    key: fileKey(version, records.map(({id, digest}) => [digest, patches.get(id) ?? null])),
    async *content() {
      await using messages = await commitMessages(exported);
      const bodies = sampleBodies(exported.store, found, 'texts');
      for (const {id, record} of records) {
        const body = patches.has(id) ? (await bodies.next()).value : undefined;
        const sample = body?.samples[0];
        const patch = body === undefined || sample === undefined ? null : Buffer.concat(render(sample, body).map(({text}) => text)).toString('utf8');
        const commits = commitsOf(record, sample);
        const said = await messages.read(commits.filter(({message}) => message === '').map(({sha}) => sha));
        yield Buffer.from(`${JSON.stringify(lineOf(record, {...sample?.meta, patch, commits: commits.map(({sha, message}) => ({sha, message: message === '' ? (said.get(sha) ?? '') : message}))}))}\n`);
      }
    },
  };
}

type Commits = NonNullable<DiscussionRecord['request']>['commits'];

/** As the forge lists them, else as git tells them. */
function commitsOf({request}: DiscussionRecord, sample: Sample | undefined): Commits {
  if (request !== undefined && request.commits.length > 0) return request.commits;
  const own = sample?.meta['commits'];
  return Array.isArray(own) ? own.map((sha) => ({sha: String(sha), message: ''})) : [];
}

interface Changed {readonly patch: string | null; readonly commits: Commits; readonly files_changed?: unknown; readonly omitted?: unknown}

/** `patch` is null where git does not know what was changed, and `omitted` names the files that it lacks, each with why. */
function lineOf({number, title, body, state, created_at, user, labels, request}: DiscussionRecord, {patch, commits, files_changed = null, omitted}: Changed): object {
  const {merged_at, base_ref, head_ref, linked_issues} = request ?? {merged_at: null, base_ref: '', head_ref: '', linked_issues: []};
  return {number, title, body, state, created_at, merged_at, base_ref, head_ref, user, labels, patch, commits, files_changed, linked_issues, ...(omitted !== undefined && {omitted})};
}
