// One running stage in one line, with as much of it as the width allows.
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import {spellDuration} from './spell-duration.ts';
import {spellNumber} from './spell-number.ts';
import {rateOf, type StageProgress} from './stage-progress.ts';

export function stageLine(progress: StageProgress, now: number, {width = Infinity, nameWidth = 0}: {readonly width?: number; readonly nameWidth?: number} = {}): string {
  const done = progress.ran + progress.reused;
  const name = terminalSafe(progress.stage).padEnd(nameWidth);
  const count = progress.total === 0 ? spellNumber(done) : `${spellNumber(done)}/${spellNumber(progress.total)}`;
  const percent = progress.total === 0 ? undefined : `${Math.floor((done * 100) / progress.total)}%`;
  const perSecond = rateOf(progress, now);
  const rate = perSecond === undefined ? undefined : `${perSecond < 10 ? perSecond.toFixed(1) : spellNumber(perSecond)}/s`;
  const left = perSecond === undefined || done >= progress.total ? undefined : `${spellDuration(Math.max(1000, ((progress.total - done) * 1000) / perSecond))} left`;
  const elapsed = `${spellDuration(now - progress.startedAt)} so far`;
  // From all there is to say down to the least.
  const forms = [[name, count, percent, rate, left, elapsed], [name, count, percent, rate, left], [name, count, percent, left], [name, count, percent], [name, count], [name]];
  const texts = forms.map((parts) => parts.filter((part) => part !== undefined).join('  '));
  return texts.find((text) => text.length <= width) ?? name.slice(0, Math.max(0, width));
}

/** What a finished stage did, for good. */
export function finishedLine(stage: string, rows: number, {progress, now}: {readonly progress: StageProgress | undefined; readonly now: number}): string {
  const name = terminalSafe(stage);
  if (progress === undefined) return `${name}: ${spellNumber(rows)} rows, nothing to do`;
  return `${name}: ${spellNumber(rows)} rows, ${spellNumber(progress.ran)} ran, ${spellNumber(progress.reused)} reused in ${spellDuration(now - progress.startedAt)}`;
}
