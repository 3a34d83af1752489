// Finds telephone numbers in the two forms that nothing else has: +CC with groups, and three-three-four digits as in North America.
import type {Finding} from '../finding.ts';
import {stands, tableOf} from '../seek/byte-classes.ts';

const boundByte = tableOf(/[A-Za-z0-9_.+/=\x80-\xff-]/);
const international = /\+[1-9]\d{0,2}(?:[ .-]\(?\d{1,5}\)?){2,6}/y;
const northern = /(?:\(\d{3}\) |\d{3}-)\d{3}-\d{4}/y;

/** At a plus before a digit. */
export function internationalAt(bytes: Buffer, at: number): Finding | undefined {
  return stands(boundByte, bytes, at - 1) ? undefined : numberAt(bytes, at, international);
}

/** At a dash between digits: the dash before the last four. */
export function northernAt(bytes: Buffer, at: number): Finding | undefined {
  const from = at - (bytes[at - 4] === 32 ? 9 : 7);
  return from < 0 || stands(boundByte, bytes, from - 1) ? undefined : numberAt(bytes, from, northern);
}

function numberAt(bytes: Buffer, from: number, form: RegExp): Finding | undefined {
  form.lastIndex = 0;
  const text = form.exec(bytes.toString('latin1', from, from + 40))?.[0];
  if (text === undefined || stands(boundByte, bytes, from + text.length)) return undefined;
  const digits = text.replaceAll(/\D/g, '');
  // 555-01xx is nobody's, by agreement.
  if (digits.length < 9 || digits.length > 15 || /55501\d\d$/.test(digits) || /^(\d)\1*$/.test(digits.slice(-7)) || /1234567|0000/.test(digits)) return undefined;
  return {rule: 'phone', from, to: from + text.length, identity: digits};
}
