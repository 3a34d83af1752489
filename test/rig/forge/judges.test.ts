import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {schema as github} from '@octokit/graphql-schema';
import test from 'ava';
import {buildSchema, parse, TypeInfo, validate, visit, visitWithTypeInfo} from 'graphql';
import {listRequests, listTopics, moreOfRequests, restOfRequest, skim} from '../../../stages/source/github/ask/queries.ts';
import {forgeServer} from './forge-server.ts';
import {openapiJudge} from './openapi.ts';
import {emptyWorld, people} from './world.ts';

const run = promisify(execFile);
const schema = buildSchema(github.idl, {assumeValid: true, assumeValidSDL: true});
const queries = {listRequests, listTopics, moreOfRequests, restOfRequest, ...skim};

for (const [name, query] of Object.entries(queries)) {
  test(`GitHub's schema allows what we ask, and nothing of it is on its way out: ${name}`, (t) => {
    t.deepEqual(validate(schema, parse(query)).map(({message}) => message), []);
    const types = new TypeInfo(schema);
    const old: string[] = [];
    visit(parse(query), visitWithTypeInfo(types, {Field: () => void (types.getFieldDef()?.deprecationReason != null && old.push(types.getFieldDef()?.name ?? ''))}));
    t.deepEqual(old, []);
  });
}

test('The schema notices a field that is not there', (t) => {
  t.regex(validate(schema, parse(listRequests.replace('headRefOid', 'headRefSha'))).map(({message}) => message).join(), /Cannot query field "headRefSha" on type "PullRequest"/);
});

test("GitHub's description of REST notices what is missing and what is of another type", (t) => {
  const judge = openapiJudge();
  t.is(judge('/repos/{owner}/{repo}/issues/comments', []), undefined);
  t.regex(judge('/repos/{owner}/{repo}/issues/comments', [{id: 'x'}]) ?? '', /must have required property|must be integer/);
});

// A client that we did not write asks its own questions: what it takes for a forge is one.
test('gh lists what our forge holds', async (t) => {
  const world = emptyWorld('a/b');
  const {open, pass, comment, close} = people(world);
  for (let at = 0; at < 150; at++) {
    pass();
    const topic = open(at % 3 !== 0, {title: `Number ${at}`});
    if (at % 5 === 0) close(topic, true);
    if (at === 0) comment(topic, 'Said');
  }
  const forge = await forgeServer(t, world);
  const env = {PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GH_TOKEN: 'x', GH_ENTERPRISE_TOKEN: 'x', HTTP_PROXY: forge.api, http_proxy: forge.api, NO_COLOR: '1', GH_NO_UPDATE_NOTIFIER: '1', GH_CONFIG_DIR: '/nonexistent/gh'};
  const gh = async (...args: readonly string[]) => JSON.parse((await run('gh', args, {env})).stdout) as readonly Readonly<Record<string, unknown>>[];
  const pulls = await gh('pr', 'list', '-R', 'github.localhost/a/b', '--state', 'all', '-L', '150', '--json', 'number,title,state,headRefOid');
  const expected = [...world.topics.values()].filter(({request}) => request);
  t.deepEqual(pulls.map(({number, title, state, headRefOid}) => [number, title, state, headRefOid]).sort(), expected.map((topic) => [topic.number, topic.title, topic.merged === null ? 'OPEN' : 'MERGED', topic.head]).sort());
  const dump = await gh('api', '--hostname', 'github.localhost', '--paginate', 'repos/a/b/issues/comments?per_page=100');
  t.like(dump[0], {body: 'Said'});
});
