// An event of a watch in one line, for people. Those that only programs need have none.
import {relative} from 'node:path';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import {spellDuration} from '../report/spell-duration.ts';
import {spellNumber} from '../report/spell-number.ts';
import type {Changed, WatchEvent} from './watch-event.ts';

export function eventText(event: WatchEvent, folder: string): string | undefined {
  const text = said(event, folder);
  return text === undefined ? undefined : terminalSafe(text).replace(/\s+/g, ' ').trim();
}

function said(event: WatchEvent, folder: string): string | undefined {
  switch (event.kind) {
    case 'watching':
      return `Watching ${event.refs.join(', ')} of ${near(event.source, folder)}. The dataset is in ${near(event.out, folder)}`;
    case 'built':
      return `${builtText(event)} (root ${event.to.slice(0, 12)})`;
    case 'superseded':
      return 'It moved on before the build was done. Rows that were finished stay';
    case 'waiting':
      return `${waitedFor[event.for]}. ${event.code} ${event.message}${event.for === 'repository' ? '' : `. fix: ${event.fix}`}`;
    case 'resumed':
      return resumedText[event.after];
    case 'synced':
      return event.pages === 0 ? undefined : `Mirrored ${counted(event.pages, 'page')} of ${event.repository} with ${counted(event.requests, 'request')}`;
    case 'note':
      return event.text;
    case 'stopped':
      return 'Stopped. Finished work is kept';
    case 'moved':
    case 'unmoved':
      return undefined;
    default:
      return event satisfies never;
  }
}

const waitedFor = {
  repository: 'Waiting for the repository to come back',
  room: 'Waiting for room on the disk',
  change: 'Waiting for a change, as this cannot be built',
} as const;

const resumedText = {repository: 'The repository is back', room: 'There is room on the disk again', change: 'It can be built again'} as const;

export function builtText(event: Extract<WatchEvent, {kind: 'built'}>): string {
  return `Built in ${spellDuration(event.latencyMs)}: ${cameText(event)}`;
}

/** From what changed to what came of it. */
export function cameText({changed, rows, shards, tokens}: Extract<WatchEvent, {kind: 'built'}>): string {
  const parts = [changedText(changed), counted(rows, 'row'), counted(shards, 'shard'), ...(tokens === null ? [] : [`${spellNumber(tokens)} tokens`])];
  return parts.join(' → ');
}

function changedText({commits, files, discussions, uncommitted = 0}: Changed): string {
  const parts = [[commits, 'commit'], [files, 'file'], [discussions, 'discussion']] as const;
  const some = parts.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun)]));
  const all = [...some, ...(uncommitted === 0 ? [] : [`${counted(uncommitted, 'file')} uncommitted`])];
  return all.length === 0 ? 'nothing new' : all.join(', ');
}

export function counted(count: number, noun: string): string {
  return `${spellNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function near(path: string, folder: string): string {
  const way = relative(folder, path);
  return !path.startsWith('/') || way.startsWith('..') ? path : way === '' ? '.' : way;
}
