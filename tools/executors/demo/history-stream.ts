// The demonstration's history as a stream for `git fast-import`: the same bytes, and so the same commits, on every machine.
import {beginning} from './history/beginning.ts';
import {end} from './history/end.ts';
import {middle} from './history/middle.ts';
import type {Role, Step} from './history/step.ts';

const firstCommit = 1_700_000_000;
const betweenCommits = 7 * 3600 + 11;

type Files = ReadonlyMap<string, Buffer>;

/** Where a branch stands: its last mark, its files, and those that it began with. */
interface Tip {readonly mark: number; readonly files: Files; readonly base: Files}

export function historyStream(steps: readonly Step[] = [...beginning, ...middle, ...end]): Buffer {
  const tips = new Map<string, Tip>();
  const parts: Buffer[] = [];
  steps.forEach((step, at) => {
    const branch = step.on ?? 'main';
    const from = tips.get(branch) ?? tips.get('main');
    const merged = step.merge === undefined ? undefined : tips.get(step.merge);
    const {files, changes} = changed(step, new Map(from?.files), merged);
    tips.set(branch, {mark: at + 1, files, base: tips.get(branch)?.base ?? from?.files ?? new Map()});
    parts.push(...commit(step, {branch, mark: at + 1, from: from?.mark, merge: merged?.mark, time: firstCommit + at * betweenCommits}), ...changes, line(''));
    if (step.tag !== undefined) parts.push(line(`reset refs/tags/${step.tag}`), line(`from :${at + 1}`), line(''));
  });
  return Buffer.concat([...parts, line('done')]);
}

interface Place {readonly branch: string; readonly mark: number; readonly from: number | undefined; readonly merge: number | undefined; readonly time: number}

function commit({message, by}: Step, {branch, mark, from, merge, time}: Place): readonly Buffer[] {
  return [
    line(`commit refs/heads/${branch}`),
    line(`mark :${mark}`),
    line(`author ${signature(by, time)}`),
    line(`committer ${signature('Maintainer', time + 60)}`),
    ...data(Buffer.from(`${message}\n`)),
    ...(from === undefined ? [] : [line(`from :${from}`)]),
    ...(merge === undefined ? [] : [line(`merge :${merge}`)]),
  ];
}

function signature(by: Role, time: number): string {
  return `${by} <${by.toLowerCase().replace(' ', '.')}@example.org> ${time} +0100`;
}

/** A merge brings what the branch has changed: the two sides never touch the same file here. */
function changed({write = {}, latin1 = {}, edit = {}, move = {}, remove = []}: Step, files: Map<string, Buffer>, merged: Tip | undefined): {readonly files: Files; readonly changes: readonly Buffer[]} {
  const changes: Buffer[] = [];
  const put = (path: string, content: Buffer) => {
    files.set(path, content);
    changes.push(line(`M ${path.endsWith('.sh') ? '100755' : '100644'} inline ${path}`), ...data(content));
  };
  for (const [was, is] of Object.entries(move)) {
    files.set(is, textOf(files, was));
    files.delete(was);
    changes.push(line(`R ${was} ${is}`));
  }
  for (const path of remove) {
    files.delete(path);
    changes.push(line(`D ${path}`));
  }
  for (const [path, text] of Object.entries(write)) put(path, Buffer.from(text));
  for (const [path, text] of Object.entries(latin1)) put(path, Buffer.from(text, 'latin1'));
  for (const [path, edits] of Object.entries(edit)) put(path, Buffer.from(edits.reduce((text, [was, is]) => replaced(text, was, is), textOf(files, path).toString())));
  for (const [path, content] of merged?.files ?? []) if (merged?.base.get(path) !== content) put(path, content);
  return {files, changes};
}

function replaced(text: string, was: string, is: string): string {
  if (!text.includes(was)) throw new Error(`An edit of the demonstration looks for what is not there: "${was}"`);
  return text.replace(was, () => is);
}

function textOf(files: Files, path: string): Buffer {
  const content = files.get(path);
  if (content === undefined) throw new Error(`A step of the demonstration names a file that is not there: "${path}"`);
  return content;
}

function data(content: Buffer): readonly Buffer[] {
  return [line(`data ${content.length}`), content, line('')];
}

function line(text: string): Buffer {
  return Buffer.from(`${text}\n`);
}
