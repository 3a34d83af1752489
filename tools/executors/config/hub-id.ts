// How repositories of the Hugging Face Hub and their revisions are spelled. Both become parts of paths and addresses: nothing else may.

export const hubId = /^(?!.*\.\.)[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/;
export const hubRevision = /^(?!.*\.\.)[A-Za-z0-9][\w./-]{0,127}$/;

/** `organisation/name@revision`, as on a command line. */
export function readHubWord(word: string): {readonly id: string; readonly revision: string} | undefined {
  const [id = '', revision = '', ...more] = word.split('@');
  return more.length === 0 && hubId.test(id) && hubRevision.test(revision) ? {id, revision} : undefined;
}
