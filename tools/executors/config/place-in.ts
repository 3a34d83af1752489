// Where in a user's files something happened: the heading `path:line` above a piece of source, or the first frame of a stack that is theirs.
import {fileURLToPath, pathToFileURL} from 'node:url';

export interface CodePlace {readonly file: string; readonly at: string}

/** `file` is the configuration: what lies in its folder or below is the user's. */
export function placeIn(stack: string, file: string): CodePlace | undefined {
  const heading = /^(\S.*):(\d+)$/.exec(stack.split('\n')[0] ?? '');
  if (heading?.[1] !== undefined && heading[2] !== undefined) return {file: pathOf(heading[1]), at: heading[2]};
  const href = pathToFileURL(file).href.replace(/[^/]*$/, '');
  for (const frame of stack.split('\n')) {
    const found = /(?:\(|at (?:async )?)((?:file:\/\/|\/).*?):(\d+:\d+)\)?$/.exec(frame);
    if (found?.[1] !== undefined && found[2] !== undefined && pathToFileURL(pathOf(found[1])).href.startsWith(href)) return {file: pathOf(found[1]), at: found[2]};
  }
  return undefined;
}

function pathOf(place: string): string {
  return place.startsWith('file://') ? fileURLToPath(place.replace(/\?.*$/, '')) : place;
}
