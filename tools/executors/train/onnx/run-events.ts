// What happened in a run, as lines of JSON: kept beside the checkpoints, and told to whoever started this.
import {closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {codeOf} from '../../../../cache/store-error.ts';

export interface RunEvents {
  tell(event: string, fields: Readonly<Record<string, unknown>>): void;
  /** Whoever started this is gone, and with it whoever would stop it. */
  readonly abandoned: boolean;
}

/** `told`: where lines go, too. Of what was kept before, steps up to `step` stay, so that there is one line for each however often a run was killed. */
export function openEvents(folder: string, {told, step}: {readonly told: number | undefined; readonly step: number}): RunEvents {
  const path = join(folder, 'events.jsonl');
  const kept = before(path).split(/(?<=\n)/).filter((line) => line.endsWith('\n') && stepOf(line) <= step);
  const aside = openSync(`${path}.tmp`, 'w');
  writeFileSync(aside, kept.join(''));
  fsyncSync(aside);
  closeSync(aside);
  renameSync(`${path}.tmp`, path);
  const file = openSync(path, 'a');
  let open = told;
  return {
    tell(event, fields) {
      const line = `${JSON.stringify({event, ...fields})}\n`;
      writeSync(file, line);
      if (open === undefined) return;
      try {
        writeSync(open, line);
      } catch (cause) {
        if (codeOf(cause) !== 'EPIPE') throw cause;
        open = undefined;
      }
    },
    get abandoned() {
      return open !== told;
    },
  };
}

function before(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return '';
    throw cause;
  }
}

function stepOf(line: string): number {
  try {
    const {step = 0} = JSON.parse(line) as {readonly step?: number};
    return step;
  } catch {
    return Infinity;
  }
}
