// Rules about what is forgotten, as a command: written, listed or taken away; then, when asked, built, swept and proved.
import {dirname, join, resolve} from 'node:path';
import {besideDataset} from '../beside-dataset.ts';
import type {BuildReport} from '../build/build-report.ts';
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import type {CommandLine} from '../cli/command.ts';
import {CommandFailure} from '../config/command-failure.ts';
import {isFile, findConfig} from '../config/find-config.ts';
import type {Host} from '../host.ts';
import {buildLine} from '../look/build-line.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {changedRules, writeRules} from './change-rules.ts';
import {forgetText, type ForgetReport} from './forget-text.ts';
import {rulesOf, type ForgottenRule} from './forgotten-file.ts';
import {forgottenName} from './forgotten-name.ts';
import {isProved} from './prove/proof.ts';
import {resolveWishes} from './resolve-wishes.ts';
import {rulesBeside} from './rules-beside.ts';
import {forgetWishes, type Wishes} from './wishes.ts';

export async function runForget(line: CommandLine, host: Host): Promise<number> {
  return await besideDataset(line, host, async (meant, surroundings) => {
    const wishes = forgetWishes(line);
    const configFile = await configOf(line, host);
    const asConfigured = await meant();
    const former = await rulesBeside(configFile, host.folder);
    const written = asksForRules(wishes) ? await change(asConfigured, {wishes, former, configFile}, surroundings) : undefined;
    const rules = written?.rules ?? former;
    const {forget: _, ...others} = asConfigured;
    const forget = rulesOf(rules);
    const dataset = forget === undefined ? others : {...others, forget};
    const done = wishes.now ? await carryOut(dataset, {host, surroundings}) : {};
    const proof = wishes.now || wishes.prove ? await prove(dataset, surroundings) : undefined;
    const report: ForgetReport = {file: join(dirname(configFile), forgottenName), rules, ...(written !== undefined && {added: written.added, removed: written.removed, matches: written.matches}), ...done, ...(proof !== undefined && {proof})};
    return {
      report,
      text: ({folder}) => forgetText(report, {folder, build: buildLine(line), again: againLine(line)}),
      code: proof === undefined || isProved(proof) ? exitCodes.done.code : exitCodes.failed.code,
    };
  });
}

/** Rules have to stand where everybody's builds find them. */
async function configOf({values}: CommandLine, {folder}: Host): Promise<string> {
  const named = values.get('config')?.[0];
  const file = named !== undefined ? resolve(folder, named) : values.has('of') ? undefined : await findConfig(folder);
  if (file === undefined || (named === undefined && !(await isFile(file)))) throw new CommandFailure('Could not tell which dataset is to forget: rules stand beside a configuration, and there is none', {kind: 'forget-nowhere'});
  return file;
}

function asksForRules({authors, paths, commits, pulls, licences}: Wishes): boolean {
  return authors.length + paths.length + commits.length + pulls.length + licences.length > 0;
}

interface Changing {readonly wishes: Wishes; readonly former: readonly ForgottenRule[]; readonly configFile: string}

async function change(dataset: Dataset, {wishes, former, configFile}: Changing, surroundings: Surroundings) {
  const {resolved, matches} = await resolveWishes(dataset, wishes, surroundings);
  const changed = changedRules(former, resolved);
  surroundings.signal.throwIfAborted();
  if (changed.added.length + changed.removed.length > 0) await writeRules(configFile, changed.rules);
  return {...changed, matches};
}

async function carryOut(dataset: Dataset, {host, surroundings}: {readonly host: Host; readonly surroundings: Surroundings}): Promise<Pick<ForgetReport, 'built' | 'swept'>> {
  const buildDataset = await host.composition();
  const built: BuildReport = await buildDataset(dataset, surroundings);
  const {forsakeFormer} = await import('./forsake-former.ts');
  return {built, swept: await forsakeFormer(dataset, surroundings)};
}

async function prove(dataset: Dataset, surroundings: Surroundings) {
  const {proveForgotten} = await import('./prove/prove-forgotten.ts');
  return await proveForgotten(dataset, surroundings);
}

/** The line that finishes what a rule began. */
function againLine(line: CommandLine): string {
  return buildLine(line).replace('gristmill build', 'gristmill forget --now');
}
