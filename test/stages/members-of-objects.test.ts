// What a repository or a forge calls something may be the name of a member that every object has: it is a name like any other.
import test from 'ava';
import {commitIntent} from '../../stages/chunk/commit-intent.ts';
import {counter} from '../../stages/dataset/counter.ts';
import {addAttributions} from '../../stages/dataset/notice/attribution.ts';
import {addTallies} from '../../stages/dataset/tally.ts';
import {readGradle} from '../../stages/parse/packages/gradle.ts';
import {eventName} from '../../stages/source/github/read/event-name.ts';

for (const name of Object.getOwnPropertyNames(Object.prototype).filter((one) => one !== '__proto__')) {
  test(`"${name}" is a name`, (t) => {
    t.is(commitIntent(`${name}: as it is`), undefined);
    t.deepEqual(readGradle(`${name} "group:module:1"\n`)?.dependencies, []);
    t.is(eventName(name), name);
    const counts: Record<string, number> = {};
    counter(counts)(name);
    t.deepEqual(Object.entries(counts), [[name, 1]]);
    t.deepEqual(addTallies.run({left: {}, right: {[name]: 2}}, null, new Map()), {[name]: 2});
    const none = {listed: [], others: 0};
    t.deepEqual(addAttributions.run({left: {licences: {}, copyrights: none, texts: none}, right: {licences: {[name]: 2}, copyrights: none, texts: none}}, null, new Map()), {licences: {[name]: 2}, copyrights: none, texts: none});
  });
}
