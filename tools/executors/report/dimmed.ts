// Text in a quieter tone, where the terminal has tones and the user has not asked for none.
import {styleText} from 'node:util';
import type {Host} from '../host.ts';

export function dimmed(text: string, {stderr, env}: Pick<Host, 'stderr' | 'env'>): string {
  const plain = stderr.isTTY !== true || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return plain ? text : styleText('dim', text, {validateStream: false});
}
