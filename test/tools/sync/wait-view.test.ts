import test from 'ava';
import {plainWaits, waitView} from '../../../tools/executors/sync/wait-view.ts';
import {fakeHost} from '../rig/fake-host.ts';
import {screen} from '../rig/screen.ts';

const limit = {for: 'limit', why: 'asked too much', seconds: 3000} as const;
const answer = {for: 'answer', where: 'https://api.example.org'} as const;
const fault = {for: 'fault', where: 'https://api.example.org', said: 'The connection broke (ENOTFOUND)', seconds: 4, time: 4, times: 7} as const;

test('waitView() counts down on one line of a terminal, below what stays, and leaves nothing of it', (t) => {
  const host = fakeHost({terminal: {columns: 100}});
  const view = waitView(host);
  const end = view.shown(limit);
  t.deepEqual(screen(host.err(), 100).lines, ['Asked again in 50 min 0 s, for the forge was asked too much. It is safe to stop']);
  host.pass(61_000);
  view.print('A line that stays');
  host.pass(1000);
  t.deepEqual(screen(host.err(), 100).lines, ['A line that stays', 'Asked again in 48 min 58 s, for the forge was asked too much. It is safe to stop']);
  end();
  t.deepEqual(screen(host.err(), 100).lines, ['A line that stays']);
  const stop = view.shown(fault);
  host.pass(3000);
  t.deepEqual(screen(host.err(), 100).lines, ['A line that stays', 'Asked again in 1 s, time 4 of 7, for https://api.example.org did not answer as it should: The conne']);
  stop();
  view.close();
  host.pass(60_000);
  t.deepEqual(screen(host.err(), 100).lines, ['A line that stays']);
});

test('waitView() says nothing of an answer that comes soon, and within seconds of one that does not', (t) => {
  for (const terminal of [{columns: 100}, undefined]) {
    const host = fakeHost({...(terminal !== undefined && {terminal})});
    const view = waitView(host);
    for (let at = 0; at < 20; at++) {
      const end = view.shown(answer);
      host.pass(2000);
      end();
    }
    t.is(screen(host.err(), 100).lines.join(''), '');
    const end = view.shown(answer);
    host.pass(3000);
    t.deepEqual(screen(host.err(), 100).lines, ['Waiting for an answer of https://api.example.org, 3.0 s so far. It is safe to stop']);
    end();
  }
});

test('waitView() prints lines that stay where nothing can be drawn again: at once, and then every five minutes', (t) => {
  for (const host of [fakeHost(), fakeHost({terminal: {columns: 80}, env: {CI: 'true'}})]) {
    const end = waitView(host).shown(limit);
    host.pass(700_000);
    end();
    host.pass(700_000);
    t.is(host.err(), ['50 min 0 s', '45 min 0 s', '40 min 0 s'].map((left) => `Asked again in ${left}, for the forge was asked too much. It is safe to stop\n`).join(''));
  }
});

test('plainWaits() tells somebody else, and what a forge says can do nothing to a terminal', (t) => {
  const host = fakeHost();
  const told: string[] = [];
  plainWaits(host, (line) => void told.push(line)).shown({...fault, said: '\x1b]0;x\x07\n\u202eevil'})();
  t.is(told.length, 1);
  t.notRegex(told[0] ?? '', /[\x00-\x1f\u202e]/);
  t.regex(told[0] ?? '', /^Asked again in 4 s, time 4 of 7, for .* should: /);
  t.is(host.err(), '');
});
