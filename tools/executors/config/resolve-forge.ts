// Which forge is asked about which repository: as the configuration says, else as the source's address tells.
import type {GithubConfig} from '../../dataset-config/forge-config.ts';
import {addressOf, apiOf, githubApi} from '../../../stages/source/github/forge-address.ts';
import {ForgeFailure} from '../../../stages/source/github/forge-failure.ts';
import type {DiscussionRules} from '../../../stages/sample/discussion/discussion-rules.ts';
import {usualDiscussionRules} from '../../../stages/sample/discussion/usual-discussion-rules.ts';
import {secondsOf} from '../export/seconds-of.ts';
import type {ForgeChoice} from '../build/contract.ts';

/** A name of its own for all of them: what a folder is called is in no sample. */
const nobody = 'local/source';

export function resolveForge(github: true | GithubConfig, source: string): ForgeChoice {
  const {repository, host, tokenEnv, whereUnknown = 'refuse', samples = [], bots = [], keepBots = false, maxBytes, tests = [], baseCode, states, since, until, reviews, comments} = github === true ? {} : github;
  const told = addressOf(source);
  const known = repository ?? told?.repository;
  const named = known ?? (whereUnknown === 'git' ? nobody : undefined);
  if (named === undefined) throw new ForgeFailure({kind: 'no-repository', what: 'Could not tell which repository of a forge this is', where: source});
  // In one order, whatever theirs: two spellings of a wish are one dataset.
  const kinds = [...new Set(samples)].sort();
  const usual = usualDiscussionRules(named);
  const [from, to] = [since, until].map((said) => (said === undefined ? undefined : secondsOf(said)));
  // All of them are none: builds with and without such a rule are one.
  const ends = new Set(states ?? []);
  const filters = {...(ends.size > 0 && ends.size < 3 && {states: [...ends].sort()}), ...(from !== undefined && {since: from}), ...(to !== undefined && {until: to}), ...(reviews === false && {reviews}), ...(comments === false && {comments})};
  const rules: DiscussionRules = {...usual, bots: [...new Set(bots)].sort(), keepBots, maxBytes: maxBytes ?? usual.maxBytes, ...(tests.length > 0 && {tests: [...new Set(tests)].sort()}), ...filters};
  return {...(known === undefined && {unknown: true as const}), api: known === undefined ? 'none:' : host === undefined ? (told?.api ?? githubApi) : apiOf(host), repository: named, ...(tokenEnv !== undefined && {tokenEnv}), rules, ...(kinds.length > 0 && {discussed: {kinds, rules, ...(baseCode === true && {baseCode})}})};
}
