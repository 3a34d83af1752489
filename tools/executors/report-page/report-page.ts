// A dataset in pictures on one page that is whole: no script, no font, no picture from elsewhere, and a policy that lets a browser ask for none.
import {hash} from 'node:crypto';
import type {CardChoice} from '../card/card-choice.ts';
import {ask, fileAsked, jqOf, variablesOf, type Query, type Row, type Written} from '../card/query.ts';
import {spelled, type Sheet} from '../card/sheet.ts';
import {draw} from './draw.ts';
import {escaped} from './escaped.ts';
import type {Figure, Told} from './figure.ts';
import {figuresOf} from './figures.ts';
import {pageStyle} from './page-style.ts';
import type {Room} from './spec.ts';

export async function reportPage(written: Written, choice: Pick<CardChoice, 'name' | 'description' | 'focus'> | null): Promise<string> {
  const title = choice?.name ?? 'Dataset of a git repository';
  const figures: string[] = [];
  for (const [at, figure] of figuresOf(written, choice?.focus ?? []).entries()) figures.push(await figureText(figure, written, at));
  const style = `'sha256-${hash('sha256', pageStyle, 'base64')}'`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${style}; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    `<header><p class="eyebrow">Dataset report</p><h1>${escaped(title)}</h1>`,
    ...totals(written),
    `<p class="source">${sourceText(written)}</p></header>`,
    '<main>',
    ...figures,
    '</main>',
    `<footer><p>Build <code>${escaped(written.manifest.root)}</code>. Every number is asked of <code>stats.json</code> or <code>manifest.json</code> beside this page; each table says how. Made by gristmill.</p></footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function totals(written: Written): readonly string[] {
  const total = (title: string, name: string): string => {
    const query: Query = {in: 'manifest.json', at: ['totals', name]};
    return `<div><dt>${title}</dt><dd ${askedBy(query)}>${spelled(ask(query, written))}</dd></div>`;
  };
  return ['<dl class="totals">', total('samples', 'samples'), total('documents', 'documents'), ...(written.manifest.totals.tokens === null ? [] : [total('tokens', 'tokens')]), total('bytes of records', 'bytes'), '</dl>'];
}

function sourceText({manifest: {source: {refs}}}: Written): string {
  return refs.length === 0 ? 'Of a history without commits.' : `History up to ${refs.slice(0, 5).map(({name, oid}) => `${escaped(name)} at <code>${escaped(oid.slice(0, 12))}</code>`).join(', ')}${refs.length > 5 ? ` and ${refs.length - 5} more` : ''}.`;
}

/** On a phone a picture is drawn anew: one that is only made smaller cannot be read. */
async function figureText({title, sheet, lead, legend = [], picture, full = false}: Figure, written: Written, at: number): Promise<string> {
  const rooms: readonly (readonly [name: string, room: Room])[] = [['wide', {width: full ? 1124 : 524, narrow: false}], ['narrow', {width: 322, narrow: true}]];
  const drawn: string[] = [];
  if (picture !== undefined) for (const [name, room] of rooms) drawn.push(`<div class="picture ${name}" role="img" aria-label="${escaped(`${title}. ${lead.map((part) => (typeof part === 'string' ? part : numberOf(part, written))).join('')}`)}">${await draw(picture(room), `f${at}${name.charAt(0)}-`)}</div>`);
  const table = tableText(sheet, written);
  return [
    `<section${full ? ' class="full"' : ''}>`,
    `<h2>${escaped(title)}</h2>`,
    `<p class="lead">${lead.map((part) => (typeof part === 'string' ? escaped(part) : `<span ${askedBy(part.query, part.row)}>${numberOf(part, written)}</span>`)).join('')}</p>`,
    ...(legend.length < 2 ? [] : [`<ul class="legend">${legend.map(([name, colour]) => `<li class="${colour}">${escaped(name)}</li>`).join('')}</ul>`]),
    ...drawn,
    picture === undefined ? table : `<details><summary>Numbers, and where they are from</summary>${table}</details>`,
    '</section>',
  ].join('\n');
}

function tableText({about, heads, columns, rows, remark}: Sheet, written: Written): string {
  const head = [...heads.map(({name, title}) => `<th scope="col" data-name="${name}">${escaped(title)}</th>`), ...columns.map(({title, query}) => `<th scope="col" class="number" ${askedBy(query)}>${escaped(title)}</th>`), ...(remark === undefined ? [] : [`<th scope="col">${escaped(remark.title)}</th>`])];
  const body = rows.map((row) => [...heads.map(({name}) => `<th scope="row" data-is="${escaped(row[name] ?? '')}">${escaped(row[name] ?? '') || '–'}</th>`), ...columns.map(({query, as}) => `<td class="number">${spelled(ask(query, written, row), as)}</td>`), ...(remark === undefined ? [] : [`<td>${escaped(remark.of(row)) || '–'}</td>`])]);
  const queries = columns.map(({title, query}) => `<dt>${escaped(title)}</dt><dd><code>jq '${escaped(jqOf(query))}' ${fileAsked(query)}</code></dd>`);
  return [`<p class="about">${escaped(about)}</p>`, '<div class="table"><table>', `<thead><tr>${head.join('')}</tr></thead>`, '<tbody>', ...body.map((cells) => `<tr>${cells.join('')}</tr>`), '</tbody>', '</table></div>', `<dl class="queries">${queries.join('')}</dl>`].join('\n');
}

function numberOf({query, row, as}: Told, written: Written): string {
  return spelled(ask(query, written, row), as);
}

function askedBy(query: Query, row: Row = {}): string {
  const given = variablesOf(query).map((name) => [name, row[name] ?? '']);
  return `data-file="${fileAsked(query)}" data-jq="${escaped(jqOf(query))}"${given.length === 0 || Object.keys(row).length === 0 ? '' : ` data-given="${escaped(JSON.stringify(Object.fromEntries(given)))}"`}`;
}
