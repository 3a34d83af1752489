// What is too much for GraphQL even alone, by REST: its text, its ends and its reviews, each by itself.
import {natural, type Thing} from '../read/fields.ts';
import {askOne} from './ask-one.ts';
import {kept, type Asking} from './asking.ts';

export async function oneByOne(asking: Asking, things: readonly Thing[]): Promise<void> {
  for (const of of things) {
    const number = natural(of['number']);
    if (number === undefined) continue;
    const paths = of['__typename'] === 'PullRequest' ? [`pulls/${number}`, `pulls/${number}/reviews?per_page=100`] : [`issues/${number}`];
    for (const path of paths) await keepOne(asking, `/repos/${asking.repository}/${path}`);
  }
}

async function keepOne(asking: Asking, path: string): Promise<void> {
  const answer = await askOne(asking, path);
  if (answer.status === 200) await asking.log.append({list: 'one', asked: `GET ${path}`, headers: kept(answer.headers), body: answer.body}, {list: 'one'});
}
