// Whether a finished dataset is what it says it is made from: drawn samples and stretches of tokens, made again and compared.
import type {CommandLine} from '../cli/command.ts';
import {readManifest} from '../build/current-outputs.ts';
import type {Host} from '../host.ts';
import {buildLine} from '../look/build-line.ts';
import type {Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import type {Question} from '../look/question.ts';
import {wholeNumber} from '../look/whole-number.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {reporter, type Reporter} from '../report/reporter.ts';
import {lotsOfSamples} from './drawn-samples.ts';
import {lotsOfTokens} from './drawn-tokens.ts';
import {proveSamples} from './prove-samples.ts';
import {proveTokens} from './prove-tokens.ts';
import type {ProvenanceReport} from './provenance-report.ts';
import {provenanceText} from './provenance-text.ts';
import {workbench} from './workbench.ts';

const most = 10_000_000;

export function provenanceQuestion(host: Host): Question<ProvenanceReport> {
  let spans = false;
  return {
    async ask(finished, line) {
      spans = line.values.has('spans');
      const progress = reporter(host);
      try {
        return await prove(finished, line, {path: host.env['PATH'] ?? '', progress});
      } finally {
        progress.close();
      }
    },
    print: (report, page) => provenanceText(report, {...page, spans}),
    code: ({differences}) => (differences.length === 0 ? exitCodes.done.code : exitCodes.failed.code),
  };
}

async function prove(finished: Finished, line: CommandLine, {path, progress}: {readonly path: string; readonly progress: Reporter}): Promise<ProvenanceReport> {
  const count = wholeNumber(line, {name: 'sample', least: 0, most, otherwise: 100}, 'provenance');
  const stretches = wholeNumber(line, {name: 'tokens', least: 0, most, otherwise: 1000}, 'provenance');
  const seed = line.values.get('seed')?.[0] ?? '1';
  const build = buildLine(line);
  const manifest = await readManifest(finished.dataset.out);
  if (manifest?.root !== finished.build.root) throw new LookFailure('not-found', `Could not find the build in "${finished.dataset.out}": the folder holds ${manifest === undefined ? 'none' : 'another one'}`, build);
  const bench = await workbench(finished, {path, build});
  const samples = await lotsOfSamples(finished, manifest, {count, seed});
  const proven = await step(progress, 'samples', samples.count, (advanced) => proveSamples(bench, samples, advanced));
  const tokens = await lotsOfTokens(finished, manifest, {count: stretches, seed});
  const provenTokens = await step(progress, 'stretches of tokens', tokens.count, (advanced) => proveTokens(bench, tokens, {build, advanced}));
  return {
    seed,
    root: finished.build.root,
    samples: proven.kinds,
    tokens: provenTokens.kinds,
    untraced: [...proven.untraced, ...provenTokens.untraced],
    differences: [...proven.differences, ...provenTokens.differences],
    traced: proven.traced,
  };
}

async function step<T>(progress: Reporter, stage: string, total: number, run: (advanced: (count: number) => void) => Promise<T>): Promise<T> {
  progress.tell({kind: 'stage-started', stage, total});
  const result = await run((ran) => progress.tell({kind: 'stage-advanced', stage, ran, reused: 0}));
  progress.tell({kind: 'stage-finished', stage, rows: total});
  return result;
}
