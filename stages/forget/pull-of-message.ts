// Which pull request a commit came with, as far as its message tells. What GitHub itself knows of it will be asked here, too.

/** `Merge pull request #N` and what merge bots write in its place; else the last `(#N)` of the subject, which a squash puts there. */
export function pullOfMessage(message: string): number | undefined {
  const subject = (message.replace(/^\s+/, '').split('\n', 1)[0] ?? '').slice(0, longestSubject);
  const merged = /^(?:Merge pull request|Auto merge of|Merge) #(\d{1,9})\b/.exec(subject)?.[1];
  const number = merged ?? [...subject.matchAll(/\(#(\d{1,9})\)/g)].at(-1)?.[1];
  return number === undefined ? undefined : Number(number);
}

const longestSubject = 4096;
