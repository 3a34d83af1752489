import {hash} from 'node:crypto';
import {createRequire} from 'node:module';
import test from 'ava';
import {emptySha256, signV4} from '../../../cache/remote/sign-v4.ts';

interface Signed {readonly headers: Readonly<Record<string, string>>}
const judge = createRequire(import.meta.url)('aws4') as {sign(request: object, credentials: object): Signed};

const now = Date.UTC(2026, 10, 28, 14, 5, 9);
const credentials = {id: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', region: 'eu-west-2'};

// The server from npm looks at keys and not at signatures: a library that Amazon's users trust is the judge of those.
for (const [method, path, headers, body, session] of [
  ['GET', '/bucket/main/obj/aa/0123', {}, '', undefined],
  ['GET', '/bucket/main/obj/aa/0123', {range: 'bytes=5-9'}, '', 'session-token'],
  ['PUT', '/bucket/main/head/project/main', {}, 'some bytes', undefined],
  ['HEAD', '/bucket/a%20b/c~d/e!f', {}, '', undefined],
  ['DELETE', '/bucket/x?versionId=3&a=b%2Fc', {}, '', 'another'],
] as const) {
  test(`signV4() signs ${method} ${path} ${JSON.stringify(headers)} as aws4 does${session === undefined ? '' : ', in a session'}`, (t) => {
    const url = new URL(path, 'https://s3.eu-west-2.amazonaws.com');
    const sha256 = body === '' ? emptySha256 : hash('sha256', body, 'hex');
    const ours = signV4({method, url, headers, sha256, now}, {...credentials, session});
    const {authorization: _, ...sent} = ours;
    const theirs = judge.sign({service: 's3', region: credentials.region, method, host: url.host, path, headers: {...sent}, body, extraHeadersToInclude: {range: true}, extraHeadersToIgnore: {'content-type': true, 'content-length': true}}, {accessKeyId: credentials.id, secretAccessKey: credentials.secret, sessionToken: session});
    t.is(ours['authorization'], theirs.headers['Authorization']);
  });
}
