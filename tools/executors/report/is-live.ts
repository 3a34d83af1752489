// Whether lines can be drawn again where a process prints to.
import type {Host} from '../host.ts';

/** Nx and CI services hand out something that looks like a terminal and keep every frame. */
export function isLive({stderr, env}: Pick<Host, 'stderr' | 'env'>): boolean {
  const kept = [env['CI'], env['NX_TASK_TARGET_TARGET']].some((value) => value !== undefined && value !== '' && value !== 'false');
  return stderr.isTTY === true && env['TERM'] !== 'dumb' && !kept;
}
