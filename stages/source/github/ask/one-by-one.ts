// What is too much for GraphQL even alone, by REST: its text, its ends and its reviews, each by itself.
import {natural, type Thing} from '../read/fields.ts';
import {kept, type Asking} from './asking.ts';
import {Overtaxed} from './forge.ts';
import {askPatiently} from './patience.ts';

export async function oneByOne({forge, log, patience, signal, repository, asked}: Asking, things: readonly Thing[]): Promise<void> {
  for (const of of things) {
    const number = natural(of['number']);
    if (number === undefined) continue;
    const paths = of['__typename'] === 'PullRequest' ? [`pulls/${number}`, `pulls/${number}/reviews?per_page=100`] : [`issues/${number}`];
    for (const path of paths) await ask(`/repos/${repository}/${path}`);
  }

  async function ask(path: string): Promise<void> {
    const answer = await askPatiently(async () => {
      asked.requests++;
      const answer = await forge.get(path, undefined, signal);
      if (answer.status === 200 || answer.status === 404 || answer.status === 410) return answer;
      throw new Overtaxed(`It answered ${answer.status}`);
    }, () => false, patience, signal);
    if (answer.status === 200) await log.append({list: 'one', asked: `GET ${path}`, headers: kept(answer.headers), body: answer.body}, {list: 'one'});
  }
}
