// Links of commits to the requests that they name.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {broughtCodec} from './brought.ts';
import {edgeOf, edgesCodec} from './evidence.ts';
import {sharedCodec} from './shared.ts';
import {commitVertex} from './vertex.ts';

export const requestNamed = defineTask({name: 'request named', version: 1, ...naming(sharedCodec, ({commits}) => commits.slice(0, 1).map(({vertex}) => vertex))});

export const requestLinks = defineTask({
  name: 'links of requests',
  version: 1,
  input: {shared: joinedCodec(sharedCodec, broughtCodec)},
  output: edgesCodec,
  run({shared: {row: {value: {commits}}, refs: [head]}}) {
    const members = valueIn(head)?.members ?? [];
    const proven = commits.filter(({brought}) => brought.some((oid) => members.includes(oid)));
    // A history that was brought in from elsewhere names requests of elsewhere: one merge has the head that the forge keeps, the other has not.
    const wrong = (evidence: string, oid: string) => proven.length > 0 && evidence === 'merge names pull' && !proven.some((one) => one.oid === oid);
    return commits.filter(({oid, evidence}) => !wrong(evidence, oid)).map(({oid, vertex, evidence}) => edgeOf(evidence, commitVertex(oid), vertex));
  },
});
