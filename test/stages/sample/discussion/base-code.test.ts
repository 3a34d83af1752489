import test from 'ava';
import {requestBench} from '../../source/git/requests/rig.ts';
import {grind} from './rig.ts';
import {request, said} from './told.ts';

const files = Array.from({length: 40}, (_, at) => `f${String(at).padStart(2, '0')}.rs`);
const linesOf = (name: string) => Array.from({length: 300}, (_, at) => `${name} line ${at + 1}`);

test('StarCoder2: each file as it stood stands before the diff, whole or from above its first change to below its last', async (t) => {
  const rig = requestBench(t);
  const {repo} = rig;
  for (const name of files) repo.write(name, `${linesOf(name).join('\n')}\n`);
  const base = repo.commit('base');
  repo.run('checkout', '--quiet', '-b', 'topic');
  for (const name of files) repo.write(name, `${linesOf(name).map((line, at) => (at === 99 || at === 149 ? 'changed' : line)).join('\n')}\n`);
  repo.write('new.rs', 'new\n');
  const head = repo.commit('topic');
  repo.run('checkout', '--quiet', 'main');
  rig.keep(7, head);
  const documents = [request(7, said('ada', 100, 'It counts.'), {base, head, title: 'Count'})];
  const {rows: [row]} = await grind(rig, {kind: 'pr', documents, profile: 'starcoder2', baseCode: true});
  const [bases = '', diff = ''] = row?.texts[0]?.split('<pr_diff>') ?? [];
  const shown = new Map(bases.split('<pr_file>').slice(1).map((text) => text.split('<pr_base_code>') as [string, string | undefined]));
  t.is(shown.get('new.rs'), undefined);
  let [whole, around] = [0, 0];
  const margins = new Set<number>();
  for (const name of files) {
    const text = shown.get(name) ?? '';
    t.true(`${linesOf(name).join('\n')}\n`.includes(text) && text.endsWith('\n'), name);
    const numbers = [...text.matchAll(/ line (\d+)\n/g)].map(([, number]) => Number(number));
    const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
    if (first === 1 && last === 300) whole++;
    else {
      around++;
      // Three lines of context are the patch's own.
      t.true(first <= 97 && first >= 97 - 32 && last >= 153 && last <= 153 + 32, `${name}: ${first} to ${last}`);
      margins.add(97 - first).add(last - 153);
    }
  }
  t.true(whole > 2 && whole < 18 && around > 20 && margins.size > 12, `${whole} whole, ${around} around, ${margins.size} margins`);
  t.is(diff.split('<pr_file>').length - 1, files.length + 1);
  // Without it, nothing but the names.
  const {rows: [plain]} = await grind(rig, {kind: 'pr', documents, profile: 'starcoder2'});
  t.is(plain?.texts[0], row?.texts[0]?.replace(/<pr_base_code>[^]*?(?=<pr_file>|<pr_diff>)/g, ''));
  const {rows: [lines]} = await grind(rig, {kind: 'pr', documents, profile: 'starcoder2-lines', baseCode: true});
  t.regex(lines?.texts[0] ?? '', /\n<pr_base>\n<pr_file>f00\.rs\n<pr_base_code>f00\.rs line \d+\n/);
});
