// Where builds are shared, as the schema has it.
import {isDomain, namePattern} from '../../../../cache/remote/remote-names.ts';
import {isPublicKey} from '../../../../cache/remote/remote-key.ts';
import {remoteAddress} from '../remote-address.ts';
import {either, listOf, matching, named, section, text} from './rule.ts';

const expectedUrl = 'a folder, or an address as "https://…", "bazel+https://…" or "s3://bucket/prefix?region=…" without a name or a password';
const url = text(expectedUrl).refine((text) => remoteAddress(text, (path) => path) !== undefined, {error: expectedUrl});
const name = matching(namePattern, 'a name of small letters, digits, ".", "_" and "-"');
const key = text('a public key').refine(isPublicKey, {error: 'a public key as "gristmill remote keygen" prints it'});

export const remoted = section({
  url,
  name: name.optional(),
  head: name.optional(),
  trust: text('whom it is built for').refine(isDomain, {error: '"main", "pr-…" or "dev-…"'}).optional(),
  keys: named(/^(?:main|(?:pr|dev)-[a-z0-9._-]*\*?)$/, listOf(key, 'public keys'), {names: 'keys of "main", "pr-…", "pr-*" or "dev-…"', whole: 'lists of public keys by whom they are of'}).optional(),
});
export const remote = either([url, remoted], `${expectedUrl}, or {url, name, head, trust, keys}`);
