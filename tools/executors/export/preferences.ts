// `preferences`: a better and a worse answer to one prompt, from versions of requests of which one was taken and the other was not.
import {discussedCollection} from '../../../stages/discussion/export/discussed-export.ts';
import {preferenceRow, preferenceVersion} from '../../../stages/format/discussed/preference-row.ts';
import {sampleBodies} from '../look/sample-bodies.ts';
import {discussedFormat} from './discussed-format.ts';
import type {ExportFormat} from './export-format.ts';
import {fileKey} from './file-key.ts';
import {openedRows} from './opened-rows.ts';

export const preferences: ExportFormat = discussedFormat({
  fileName: /^preferences\.jsonl$/,
  kind: 'preference',
  async files(exported) {
    const digests = (await openedRows(exported, discussedCollection)).map(({digest}) => digest);
    return [{
      name: 'preferences.jsonl',
      key: fileKey(preferenceVersion, digests),
      async *content() {
        for await (const body of sampleBodies(exported.store, digests, 'texts')) for (const sample of body.samples) yield Buffer.from(`${JSON.stringify(preferenceRow(sample, body))}\n`);
      },
    }];
  },
});
