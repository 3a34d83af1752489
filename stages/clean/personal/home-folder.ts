// Finds the user's name in the path of a home folder, which logs, fixtures and build files leave in texts.
import type {Finding} from '../finding.ts';
import {stands, tableOf} from '../seek/byte-classes.ts';

export const homeFolders = ['/home/', '/Users/', '\\Users\\'] as const;

const nameByte = tableOf(/[A-Za-z0-9._-]/);
/** A path goes on behind what it follows: an address's host, a folder, a variable. */
const boundByte = tableOf(/[A-Za-z0-9_.\-\x80-\xff)}\]$]/);

/** Accounts of machines, of images and of examples: nobody's. */
const nobody = /^(?:user\w{0,4}|me|you|your\w{0,8}|my\w{0,8}|name|root|admin\w{0,10}|guest|public|shared|default|all|runner\w{0,5}|vsts|vsts_azpcontainer|travis|circleci|jenkins|gitlab-runner|buildkite-agent|build\w{0,3}|bot|worker|ubuntu|debian|fedora|centos|arch|pi|ec2-user|vagrant|docker|node|python|rust|go|ruby|java|app|apps|web|www|www-data|git|gitpod|vscode|codespace|linuxbrew|conda|jovyan|dev|devel|developer|test\w{0,3}|tests|tmp|foo\w{0,4}|bar|baz|abc|xyz|some\w{0,6}|example\w{0,1}|demo|johndoe|john\.doe|janedoe|jane\.doe|alice|bob|index|page|pages|home|static|assets|src|lib|api)$/i;

/** At a literal of the list. Only a path that goes on below the folder: others are as likely to be the address of a page. */
export function homeAt(bytes: Buffer, at: number, literal: string, identities: ReadonlyMap<string, string>): Finding | undefined {
  const slash = literal.charCodeAt(literal.length - 1);
  if (slash === 47 ? stands(boundByte, bytes, at - 1) : bytes[at - 1] !== 58 && !(bytes[at - 1] === 92 && bytes[at - 2] === 58)) return undefined;
  let from = at + literal.length;
  // In a string a backslash is two.
  if (slash === 92 && bytes[from] === 92) from++;
  let to = from;
  while (to < from + 33 && stands(nameByte, bytes, to)) to++;
  if (bytes[to] !== slash || !stands(nameByte, bytes, slash === 92 && bytes[to + 1] === 92 ? to + 2 : to + 1)) return undefined;
  const name = bytes.toString('latin1', from, to);
  if (!/^[A-Za-z][\w.-]{0,30}\w$/.test(name) || nobody.test(name) || /^person-[0-9a-f]{10}(?:-[0-9a-f]{6})?$/.test(name)) return undefined;
  return {rule: 'home-folder', from, to, identity: identities.get(`@${name.toLowerCase()}`) ?? name.toLowerCase()};
}
