// Asks REST for one thing that is there, or is not any more: which of them, the status says.
import type {Asking} from './asking.ts';
import {Overtaxed, type Answer} from './forge.ts';
import {askPatiently} from './patience.ts';

export async function askOne({forge, patience, signal, asked}: Asking, path: string): Promise<Answer> {
  return await askPatiently(async () => {
    asked.requests++;
    const answer = await forge.get(path, undefined, signal);
    if (answer.status === 200 || answer.status === 404 || answer.status === 410) return answer;
    throw new Overtaxed(`It answered ${answer.status}`);
  }, () => false, patience, signal);
}
