// What exports of samples of requests have in common: what is planned for them, by the rules of the dataset whatever it makes itself.
import {discussedCollection, discussedExport, type DiscussedExport} from '../../../stages/discussion/export/discussed-export.ts';
import {exporting} from '../../../stages/exporting.ts';
import type {DiscussionRules} from '../../../stages/sample/discussion/discussion-rules.ts';
import {usualDiscussionRules} from '../../../stages/sample/discussion/usual-discussion-rules.ts';
import {asksNobody} from './discussions.ts';
import type {ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';

export interface DiscussedFormat extends Pick<ExportFormat, 'fileName' | 'files'>, Pick<DiscussedExport, 'kind'> {
  readonly rules?: Partial<DiscussionRules>;
}

export function discussedFormat({fileName, files, kind, rules}: DiscussedFormat): ExportFormat {
  return {
    fileName,
    files,
    rows: discussedCollection,
    requests: true,
    async plan(dataset, {items, templates, requests, ...feeds}) {
      const {forge} = dataset;
      if (forge === undefined || items === undefined || templates === undefined || requests === undefined) return asksNobody(dataset);
      const flow = exporting(feeds, exportRules(dataset));
      await discussedExport(flow, {items, templates, requests, kind, rules: {...(forge.rules ?? usualDiscussionRules(forge.repository)), ...rules}});
      return flow.mill.plan;
    },
  };
}
