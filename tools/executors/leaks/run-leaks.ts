// One search for leaks as a command.
import {besideDataset} from '../beside-dataset.ts';
import type {CommandLine} from '../cli/command.ts';
import type {Host} from '../host.ts';
import {openFinished} from '../look/finished.ts';
import {wholeNumber} from '../look/whole-number.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {findLeaks} from './find-leaks.ts';
import {leaksText} from './leaks-text.ts';

/** Of a table that is full enough, with the room it needs to grow. */
const bytesOfRun = 24;

export async function runLeaks(line: CommandLine, host: Host): Promise<number> {
  return await besideDataset(line, host, async (meant, surroundings) => {
    const memory = wholeNumber(line, {name: 'memory', least: 1, most: 1_000_000, otherwise: 512}, 'leaks');
    const finished = await openFinished(await meant(), surroundings.signal);
    try {
      const report = await findLeaks(finished, {surroundings, most: Math.floor((memory * 1024 * 1024) / bytesOfRun)});
      return {report, text: () => leaksText(report), code: report.leaks === 0 ? exitCodes.done.code : exitCodes.failed.code};
    } finally {
      await finished.close();
    }
  });
}
