import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import {browser, type Page} from '../../rig/browser.ts';
import {askJq, everything, manyKinds, spells, type Question} from '../card/rig.ts';
import {verified} from '../verify/rig.ts';

const hostile = '<script>alert(1)</script><img src=http://a.example/x onerror=alert(1)> "\'`&amp;\u202e';

test('a report in a browser: no request, no script, every number what jq answers, readable on a wide page and on a phone, in light and in dark', async (t) => {
  const bench = manyKinds(t, {...everything, clean: {salt: 'a salt of enough letters'}, card: {name: hostile}, report: true});
  bench.repo.write('secret.env', 'PASSWORD=hunter2hunter2hunter2\nmail: someone@somewhere.example\n');
  bench.repo.commit('feat: keep a secret');
  await bench.ask('build');
  const chromium = await browser();
  t.teardown(() => chromium.close());
  const file = join(bench.out, 'report.html');
  const wide = await chromium.open(file, {width: 1280});
  t.deepEqual([wide.asked.length, wide.complaints], [1, []]);
  t.deepEqual(await wide.evaluate('[document.scripts.length, document.images.length, document.querySelector("h1").textContent, document.querySelectorAll("[href],[src],[style]").length]'), [0, 0, hostile.replace('\u202e', ' '), 0]);
  await askNumbers(t, bench.out, wide);
  await fits(t, wide, {shown: 'wide', hidden: 'narrow'});
  const phone = await chromium.open(file, {width: 390});
  await fits(t, phone, {shown: 'narrow', hidden: 'wide'});
  const dark = await chromium.open(file, {width: 390, scheme: 'dark'});
  for (const [page, isDark] of [[wide, false], [dark, true]] as const) await canBeRead(t, page, isDark);
});

interface Shown extends Question {readonly text: string}

/** Those of tables, of sentences and at the top; and what pictures say stands in the tables, too. */
async function askNumbers(t: ExecutionContext, out: string, page: Page): Promise<void> {
  const numbers = await page.evaluate<readonly Shown[]>(`[
    ...[...document.querySelectorAll('dd[data-jq],span[data-jq]')].map((shown) => ({text: shown.textContent, file: shown.dataset.file, jq: shown.dataset.jq, given: JSON.parse(shown.dataset.given ?? '{}')})),
    ...[...document.querySelectorAll('table')].flatMap((table) => {
      const heads = [...table.tHead.rows[0].cells];
      return [...table.tBodies[0].rows].flatMap((row) => heads.flatMap((head, at) => head.dataset.jq === undefined ? [] : [{
        text: row.cells[at].textContent, file: head.dataset.file, jq: head.dataset.jq,
        given: Object.fromEntries(heads.flatMap((other, column) => other.dataset.name === undefined ? [] : [[other.dataset.name, row.cells[column].dataset.is]])),
      }]));
    }),
  ]`);
  t.true(numbers.length > 200, String(numbers.length));
  const answers = askJq(out, numbers);
  t.deepEqual(numbers.filter(({text}, at) => !spells(text, answers[at] ?? NaN)), []);
  const pictured = await page.evaluate<readonly {said: readonly string[]; cells: readonly string[]}[]>(`[...document.querySelectorAll('section')].map((section) => ({
    said: [...section.querySelectorAll('svg text')].flatMap((text) => text.textContent.split(' · ')).filter((text) => /^[\\d,]+$|^[\\d.]+ %$/.test(text) && /,|%/.test(text)),
    cells: [...section.querySelectorAll('td')].map((cell) => cell.textContent),
  }))`);
  t.true(pictured.some(({said}) => said.length > 10));
  for (const {said, cells} of pictured) {
    const rounded = new Set(cells.flatMap((cell) => (cell.endsWith(' %') ? [Math.floor(parseFloat(cell)), Math.ceil(parseFloat(cell))].map((share) => `${share} %`) : [])));
    t.deepEqual(said.filter((text) => !cells.includes(text) && !(rounded.has(text))), []);
  }
}

/** Nothing sticks out, and pictures are as large as they were drawn. */
async function fits(t: ExecutionContext, page: Page, {shown, hidden}: {readonly shown: string; readonly hidden: string}): Promise<void> {
  t.deepEqual(await page.evaluate(`[document.documentElement.scrollWidth - innerWidth, [...document.querySelectorAll('.picture.${hidden}')].filter((picture) => picture.getClientRects().length > 0).length]`), [0, 0]);
  const pictures = await page.evaluate<readonly {scale: number; out: readonly string[]}[]>(`[...document.querySelectorAll('.picture.${shown} svg')].map((svg) => {
    const box = svg.getBoundingClientRect();
    return {scale: box.width / svg.viewBox.baseVal.width, out: [...svg.querySelectorAll('text')].filter((text) => text.getBoundingClientRect().left < box.left - 2 || text.getBoundingClientRect().right > box.right + 2).map((text) => text.textContent)};
  })`);
  t.true(pictures.length >= 8);
  for (const {scale, out} of pictures) {
    t.true(scale > 0.97, `${scale}`);
    t.deepEqual(out, []);
  }
}

/** By the measure of WCAG: 4.5 to 1 for words. */
async function canBeRead(t: ExecutionContext, page: Page, isDark: boolean): Promise<void> {
  const colours = await page.evaluate<Readonly<Record<string, string>>>(`Object.fromEntries(['ground', 'paper', 'ink', 'soft', 'on', 'accent', ...Array.from({length: 7}, (_, at) => 'c' + at)].map((name) => [name, getComputedStyle(document.documentElement).getPropertyValue('--' + name)]))`);
  const light = (name: string): number => {
    const hex = (colours[name] ?? '').trim().replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3');
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  t.is(light('ground') < 0.1, isDark);
  for (const [words, behind] of [['ink', 'ground'], ['soft', 'ground'], ['soft', 'paper'], ['accent', 'paper'], ...Array.from({length: 7}, (_, at) => ['on', `c${at}`])]) t.true(contrast(words ?? '', behind ?? '') >= 4.5, `${words} on ${behind}: ${contrast(words ?? '', behind ?? '')}`);
}

test('a report is the same for the same build, whatever was drawn before it, and one after a commit is that of a clean build', async (t) => {
  const config = {report: true, phases: 'seed'} as const;
  const bench = manyKinds(t, config);
  const page = (): string => readFileSync(join(bench.out, 'report.html'), 'utf8');
  await bench.ask('build');
  const first = page();
  t.true((await bench.ask<BuildReport>('build')).upToDate);
  bench.repo.write('src/late.rs', 'fn late() {}\n');
  bench.repo.commit('feat: be late');
  await bench.ask('build');
  const after = page();
  t.not(after, first);
  bench.configure({...config, store: join(bench.root, 'other-store')});
  await bench.ask('build');
  t.is(page(), after);
  t.like(await verified(bench), {code: 0, findings: []});
  bench.configure({});
  await bench.ask('build');
  t.throws(page, {code: 'ENOENT'});
});

test('a dataset with nothing in it has a card and a report', async (t) => {
  const bench = manyKinds(t, {report: true, card: true, files: {include: ['nothing']}, commits: {merges: 'skip'}, tokenizer: 'none', refs: ['HEAD']});
  await bench.ask('build');
  t.regex(readFileSync(join(bench.out, 'report.html'), 'utf8'), /<h1>Dataset of a git repository<\/h1>/);
});
