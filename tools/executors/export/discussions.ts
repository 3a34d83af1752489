// `prs-jsonl`, `issues-jsonl` and `summary-json`: what a forge knows, as seed B's `gather_pr_issues.py` writes it, with what git knows of each patch.
import type {Digest} from '../../../graph/value/digest.ts';
import {discussionExport, patchCollection, recordCollection} from '../../../stages/discussion/export/discussion-export.ts';
import {discussionRecordCodec, type DiscussionRecord} from '../../../stages/discussion/export/discussion-record.ts';
import {exporting} from '../../../stages/exporting.ts';
import {ForgeFailure} from '../../../stages/source/github/forge-failure.ts';
import type {Dataset} from '../build/contract.ts';
import {readValues} from '../build/read-built.ts';
import {rowsOf} from '../build/rows-of.ts';
import {forgeFolder} from '../sync/forge-folder.ts';
import {pageFolder} from '../sync/page-folder.ts';
import type {Exported, ExportFile, ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';
import {requestLines, type RecordRow} from './request-lines.ts';
import {textFile} from './text-file.ts';
import {within} from './time-span.ts';

export type DiscussionForm = 'prs' | 'issues' | 'summary';
const names = {prs: 'prs.jsonl', issues: 'issues.jsonl', summary: 'summary.json'} as const;

export function discussionsFormat(form: DiscussionForm): ExportFormat {
  return {
    fileName: new RegExp(`^${RegExp.escape(names[form])}$`),
    rows: recordCollection,
    ...(form === 'prs' && {requests: true}),
    async plan(dataset, feeds) {
      const flow = exporting(feeds, exportRules(dataset));
      const {items, templates} = feeds;
      if (items === undefined || templates === undefined) return asksNobody(dataset);
      await discussionExport(flow, {items, templates, requests: form === 'prs' ? feeds.requests : undefined}, {repository: dataset.forge?.repository ?? ''});
      return flow.mill.plan;
    },
    async files(exported) {
      if (form === 'summary') return [await summaryFile(exported)];
      const wanted = await wantedOf(exported, form);
      return [form === 'prs' ? requestLines(exported, {name: names.prs, records: wanted, patches: await patchesOf(exported)}) : textFile(names.issues, wanted.map(({record}) => issueLine(record)).join(''))];
    },
  };
}

export function asksNobody({source}: Dataset): never {
  throw new ForgeFailure({kind: 'no-repository', what: 'Could not tell which repository of a forge this is', where: source});
}

async function recordsOf({store, built}: Exported): Promise<readonly RecordRow[]> {
  const rows = await rowsOf(store, built, recordCollection);
  const records = await Array.fromAsync(readValues(store, rows.map(({digest}) => digest), discussionRecordCodec));
  return records.flatMap((record, at) => (rows[at] === undefined ? [] : [{...rows[at], record}]));
}

async function patchesOf({store, built}: Exported): Promise<ReadonlyMap<string, Digest>> {
  return new Map((await rowsOf(store, built, patchCollection)).map(({id, digest}) => [id, digest]));
}

/** The youngest first, as the seed has them, and no more than were asked for. */
async function wantedOf(exported: Exported, form: 'prs' | 'issues'): Promise<readonly RecordRow[]> {
  const all = (await recordsOf(exported)).filter(({record: {request, created_at}}) => (request !== undefined) === (form === 'prs') && within(Date.parse(created_at) / 1000, exported.opened));
  return all.sort((a, b) => b.record.number - a.record.number).slice(0, exported.maxRequests);
}

function issueLine({number, title, body, state, created_at, closed_at, user, labels}: DiscussionRecord): string {
  return `${JSON.stringify({number, title, body, state, created_at, closed_at, user, labels})}\n`;
}

async function summaryFile(exported: Exported): Promise<ExportFile> {
  const records = (await recordsOf(exported)).map(({record}) => record);
  const prs = records.filter(({request}) => request !== undefined);
  const summary = {
    repository: exported.dataset.forge?.unknown === true ? '' : (exported.dataset.forge?.repository ?? ''),
    scraped_at: await lastAnswer(exported.dataset),
    total_issues: records.length - prs.length,
    total_prs: prs.length,
    prs_merged: prs.filter(({request}) => request?.merged_at != null).length,
  };
  return textFile(names.summary, `${JSON.stringify(summary, null, 2)}\n`);
}

/** When the forge gave its last page, by its own clock; null where nothing but imports is there. */
async function lastAnswer({store, forge}: Dataset): Promise<string | null> {
  if (forge === undefined) return null;
  const log = pageFolder(forgeFolder(store, forge));
  for (const {page} of (await log.lines()).toReversed()) {
    const time = Date.parse((await log.read(page)).headers['date'] ?? '');
    if (!Number.isNaN(time)) return new Date(time).toISOString().replace('.000Z', 'Z');
  }
  return null;
}
