// What secretlint's recommended rules find that ours did not: asked about blocks around what may interest them, never about whole texts.
import {rules} from '@secretlint/secretlint-rule-preset-recommend';
import {mergeFindings, type Finding} from '../finding.ts';
import {isPlaceholder} from './placeholder.ts';

/**
 * Where one of their rules could match: every prefix of a token, every authority of a URL, every literal in `lintedWords`.
 * Their patterns lie within a line, but for the one of private keys; ours has found those, and a block covers what it touches.
 */
export const lintedWords: readonly string[] = ['secret_access_key', 'secretaccesskey', 'secret_accesskey', 'secretaccess_key', 'private key'];

/** Lines may be endless: a block ends this far from what it is about. */
const reachBack = 2048;
const reachOn = 16384;

/** Ours win where both found something: ours know how much of a URL is secret. */
export function secondOpinion(bytes: Buffer, ours: readonly Finding[], suspects: readonly number[]): readonly Finding[] {
  const theirs = blocksAround(bytes, ours, suspects).flatMap(([from, to]) => lint(bytes.toString('latin1', from, to)).map((finding) => ({...finding, from: from + finding.from, to: from + finding.to})));
  const added = theirs.filter(({from, to}) => !ours.some((own) => own.from < to && from < own.to));
  return added.length === 0 ? ours : mergeFindings([...ours, ...added]);
}

/** All they find in a text whose characters are bytes. */
export function lint(text: string): readonly Finding[] {
  reported = [];
  source.content = text;
  // None of the rules we ask waits for anything, so all has been reported when the last one returns.
  for (const handler of handlers) void handler.file?.(source as never);
  return reported.filter(({from, to}) => to - from >= shortest && !isPlaceholder(text.slice(from, to)));
}

/** Their patterns of SendGrid and Slack also match `SG.a.b` and `xoxb-1-a`, which are no keys. */
const shortest = 12;

function blocksAround(bytes: Buffer, ours: readonly Finding[], suspects: readonly number[]): readonly (readonly [number, number])[] {
  const blocks: (readonly [number, number])[] = [];
  for (const suspect of suspects.toSorted((a, b) => a - b)) {
    const last = blocks.at(-1);
    if (last !== undefined && suspect < last[1]) continue;
    const from = Math.max(lineStart(bytes, suspect), last?.[1] ?? 0);
    const key = ours.find((own) => own.rule === 'private-key' && own.from < suspect + 256 && own.to > suspect);
    blocks.push([from, key === undefined ? lineEnd(bytes, suspect) : lineEnd(bytes, Math.min(bytes.length, key.to + 8))]);
  }
  return blocks;
}

function lineStart(bytes: Buffer, at: number): number {
  return Math.max(bytes.lastIndexOf(10, Math.max(0, at - 1)) + 1, at - reachBack, 0);
}

function lineEnd(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(10, at);
  return Math.min(end < 0 ? bytes.length : end + 1, at + reachOn);
}

/** Their rule tells where the name begins and how long the value is; the value is what comes behind an equals sign or a colon. */
function awsSecret(from: number): {readonly from: number; readonly to: number} {
  const shift = /[:=>]\s*["']?(?=[A-Za-z0-9/+=]{40})/.exec(source.content.slice(from, from + 120));
  const at = from + (shift === null ? 0 : shift.index + shift[0].length);
  return {from: at, to: at + 40};
}

let reported: Finding[] = [];
/** Without a path: what they ask of files of one name only, our rules ask of all. */
const source = {content: '', filePath: '', contentType: 'text', hasBOM: false};

/**
 * Asked directly, not through @secretlint/core: that would make them anew for each text, and answer by a promise. Left out are the rule that
 * reads files by their path and the one that lets a comment in the text forbid us to find anything.
 */
const handlers = rules.filter(({meta}) => !/-(?:gcp|filter-comments)$/.test(meta.id)).map((rule) => {
  const name = rule.meta.id.replace('@secretlint/secretlint-rule-', 'secretlint-');
  return rule.create({
    sharedOptions: {} as never,
    createTranslator: () => () => ({message: '', messageId: ''}) as never,
    report: ({range: [from, to]}) => void reported.push({rule: name, ...(name === 'secretlint-aws' ? awsSecret(from) : {from, to})}),
    ignore: () => undefined,
  }, {});
});
