// What git shows of a submodule: the commit it stands at, as if that were the one line of a file.

/** The mode of a submodule in a tree. */
export const submoduleMode = '160000';

export function submoduleHunk({before, after}: {readonly before?: string; readonly after?: string}): readonly string[] {
  const removed = before === undefined ? [] : [`-Subproject commit ${before}`];
  const added = after === undefined ? [] : [`+Subproject commit ${after}`];
  return [`@@ -${before === undefined ? '0,0' : '1'} +${after === undefined ? '0,0' : '1'} @@`, ...removed, ...added];
}
