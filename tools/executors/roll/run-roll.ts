// One look at the cuts of a split as a command: those of today beside those that are pinned, and the pin where it is asked for.
import {ArtefactProblem} from '../artefacts/artefact-problem.ts';
import {lockIn, lockOf} from '../artefacts/pinned-tokenizer.ts';
import {rollLine} from '../artefacts/split-pin.ts';
import {besideDataset} from '../beside-dataset.ts';
import type {CommandLine} from '../cli/command.ts';
import type {Host} from '../host.ts';
import {pinCuts} from './pin-cuts.ts';
import {rollDataset} from './roll-dataset.ts';
import {rollText} from './roll-text.ts';

export async function runRoll(line: CommandLine, host: Host): Promise<number> {
  return await besideDataset(line, host, async (meant, surroundings) => {
    const dataset = await meant();
    const split = dataset.split === undefined || 'rules' in dataset.split ? undefined : dataset.split;
    if (split?.method !== 'time') throw new ArtefactProblem('no-cuts', 'The dataset is not split by time', {where: split?.configFile ?? 'dataset.config.ts'});
    // A lock that cannot be read is told before anything is looked at.
    await lockIn(lockOf(split));
    const report = await rollDataset(dataset, split, surroundings);
    surroundings.signal.throwIfAborted();
    const promoted = line.values.has('promote') && report.candidate !== null ? await pinCuts(split, report.candidate) : undefined;
    return {
      report: {...report, promoted: promoted ?? null},
      text: (page) => rollText(report, {...page, lock: lockOf(split), promote: rollLine(split), promoted}),
    };
  });
}
