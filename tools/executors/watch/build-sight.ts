// Builds what was seen. The process stays warm between builds: code is compiled, tokenizers are open, and the store is as it was left.
import type {BuildReport} from '../build/build-report.ts';
import type {BuildProgress} from '../build/surroundings.ts';
import type {Host} from '../host.ts';
import type {Git} from '../../../stages/source/git/git-process.ts';
import {bringUpToDate} from '../build/bring-up-to-date.ts';
import {warmth} from '../build/warmth.ts';
import {sshAgentOf} from '../ssh-agent-of.ts';
import type {WorldSight} from './world.ts';

export interface SightBuilder extends AsyncDisposable {
  run(sight: WorldSight, signal: AbortSignal): Promise<BuildReport>;
}

export interface Telling {
  readonly progress: (event: Exclude<BuildProgress, {kind: 'note'}>) => void;
  readonly note: (text: string) => void;
}

export function buildSight(host: Host, {progress, note}: Telling, porter: Git['porter']): SightBuilder {
  const open = warmth(porter);
  const said = new Set<string>();
  return {
    async run({dataset, refs}, signal) {
      // The forge is asked beside builds, not before each.
      return await bringUpToDate(dataset, {host, offline: true}, {
        path: host.env['PATH'] ?? '',
        home: host.home,
        signal,
        warmth: open,
        progress: (event) => (event.kind === 'note' ? noteOnce(event.text) : progress(event)),
        ...(refs !== undefined && {refs}),
        ...sshAgentOf(host),
      });
    },
    [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
  };

  /** What every build would say again is said once. */
  function noteOnce(text: string): void {
    if (said.has(text)) return;
    said.add(text);
    note(text);
  }
}
