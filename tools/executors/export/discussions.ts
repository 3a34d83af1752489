// `prs-jsonl`, `issues-jsonl` and `summary-json`: what a forge knows, as seed B's `gather_pr_issues.py` writes it.
import {discussionExport, recordCollection} from '../../../stages/discussion/export/discussion-export.ts';
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
import {textFile} from './text-file.ts';

export type DiscussionForm = 'prs' | 'issues' | 'summary';
const names = {prs: 'prs.jsonl', issues: 'issues.jsonl', summary: 'summary.json'} as const;

export function discussionsFormat(form: DiscussionForm): ExportFormat {
  return {
    fileName: new RegExp(`^${RegExp.escape(names[form])}$`),
    rows: recordCollection,
    async plan(dataset, feeds) {
      const flow = exporting(feeds, exportRules(dataset));
      const {items, templates} = feeds;
      if (items === undefined || templates === undefined) return asksNobody(dataset);
      await discussionExport(flow, {items, templates}, {repository: dataset.forge?.repository ?? ''});
      return flow.mill.plan;
    },
    files: async (exported) => [form === 'summary' ? await summaryFile(exported) : await linesFile(exported, form)],
  };
}

function asksNobody({source}: Dataset): never {
  throw new ForgeFailure({kind: 'no-repository', what: 'Could not tell which repository of a forge this is', where: source});
}

async function recordsOf({store, built}: Exported): Promise<readonly DiscussionRecord[]> {
  const rows = await rowsOf(store, built, recordCollection);
  return await Array.fromAsync(readValues(store, rows.map(({digest}) => digest), discussionRecordCodec));
}

/** The youngest first, as the seed has them, and no more than were asked for. */
async function linesFile(exported: Exported, form: 'prs' | 'issues'): Promise<ExportFile> {
  const wanted = (await recordsOf(exported)).filter(({request}) => (request !== undefined) === (form === 'prs')).sort((a, b) => b.number - a.number);
  const text = wanted.slice(0, exported.maxRequests).map((record) => `${JSON.stringify(form === 'prs' ? requestLine(record) : issueLine(record))}\n`).join('');
  return textFile(names[form], text);
}

/** What a request changed is asked of git, not of the forge: it is null here until that is there. */
function requestLine({number, title, body, state, created_at, user, labels, request}: DiscussionRecord): unknown {
  const {merged_at, base_ref, head_ref, commits, linked_issues} = request ?? {merged_at: null, base_ref: '', head_ref: '', commits: [], linked_issues: []};
  return {number, title, body, state, created_at, merged_at, base_ref, head_ref, user, labels, patch: null, commits, files_changed: null, linked_issues};
}

function issueLine({number, title, body, state, created_at, closed_at, user, labels}: DiscussionRecord): unknown {
  return {number, title, body, state, created_at, closed_at, user, labels};
}

async function summaryFile(exported: Exported): Promise<ExportFile> {
  const records = await recordsOf(exported);
  const prs = records.filter(({request}) => request !== undefined);
  const summary = {
    repository: exported.dataset.forge?.repository ?? '',
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
