// Puts what is known of a case into the line that mends it.
import {quoted} from '../report/quoted.ts';

/** Lines of their own, not words of one. */
const lines: ReadonlySet<string> = new Set(['again', 'build']);
/** What stands for a line that is not known. */
const unknown: Readonly<Record<string, string>> = {again: 'run the same command again', build: 'gristmill build', command: ''};

/** A place is one word of a shell, whatever is in it. What is not known is named in capitals. */
export function fillIn(fix: string, facts: Readonly<Record<string, string | undefined>>): string {
  const filled = fix.replace(/\{(\w+)\}((?:\.\w+)?)/g, (_, name: string, rest: string) => {
    const fact = facts[name];
    if (fact === undefined) return `${unknown[name] ?? name.toUpperCase()}${rest}`;
    return lines.has(name) ? `${fact}${rest}` : quoted(`${fact}${rest}`);
  });
  return filled.replace(/ {2,}/g, ' ');
}
