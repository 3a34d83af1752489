import test, {type ExecutionContext} from 'ava';
import {pagesInMemory, type PageLog} from '../../../../../stages/source/github/page.ts';
import {random, type Random} from '../../../../graph/rig/random.ts';
import {forgeServer, type Fault} from '../../../../rig/forge/forge-server.ts';
import {itemsIn, itemsOf, syncWith} from '../../../../rig/forge/mirror-of.ts';
import {emptyWorld, people, type People, type World} from '../../../../rig/forge/world.ts';

const faults: readonly Fault[] = ['502', 'cut', 'html', 'truncated', 'secondary', 'primary', 'graph-primary', 'clock', 'milliseconds', 'resources', 'half'];

/** Something that people do, or that time does. */
function happen(world: World, act: People, dice: Random): void {
  const topics = [...world.topics.values()];
  const topic = topics.length === 0 ? act.open(true) : dice.pick(topics);
  // Often within one second, sometimes a night later.
  act.pass(dice.pick([0, 0, 0, 1, 1, 5, 700, 90_000]));
  switch (dice.int(14)) {
    case 0:
    case 1:
      return void act.open(dice.chance(2));
    case 2:
    case 3:
      return void act.comment(topic, `Comment ${dice.int(1000)}`);
    case 4:
      return topic.request ? void act.review(topic, dice.pick(['APPROVED', 'COMMENTED', 'PENDING'])) : undefined;
    case 5:
    case 6:
      return topic.request ? void act.remark(topic, dice.chance(2) ? topic.threads[0] : undefined) : undefined;
    case 7:
      return act.edit(topic, dice.pick([topic, ...topic.comments, ...topic.threads.flatMap(({remarks}) => remarks)]), `Edited ${dice.int(1000)}`);
    case 8:
      return topic.closed === null ? act.close(topic, dice.chance(2)) : act.reopen(topic);
    case 9:
      return topic.request ? act.push(topic) : act.rename(topic, `Title ${dice.int(1000)}`);
    case 10:
      return act.label(topic, dice.pick([[], ['a'], ['b', 'a']]));
    case 11: {
      const [thread] = topic.threads;
      return thread === undefined ? undefined : act.resolve(thread);
    }
    case 12: {
      const [comment] = topic.comments;
      const thread = topic.threads.at(-1);
      if (comment !== undefined) act.remove(topic.comments, comment);
      else if (thread !== undefined) act.remove(topic.threads, thread);
      return;
    }
    default:
      return dice.chance(3) ? act.removeTopic(topic) : undefined;
  }
}

class Killed extends Error {}

/** A log that dies after so many pages: what was written stays. */
function mortal(log: PageLog, left: number): PageLog {
  return {...log, async append(page, line) {
    if (left-- <= 0) throw new Killed('Killed');
    return await log.append(page, line);
  }};
}

async function lives(t: ExecutionContext, seed: number): Promise<void> {
  const dice = random(seed);
  const world = emptyWorld();
  const act = people(world);
  const forge = await forgeServer(t, world);
  const log = pagesInMemory();
  for (let at = dice.int(200); at >= 0; at--) happen(world, act, dice);
  for (let night = 0; night < 6; night++) {
    for (let at = dice.int(30); at >= 0; at--) happen(world, act, dice);
    // The world moves while it is asked.
    forge.before = dice.chance(3) ? () => void (dice.chance(2) && happen(world, act, dice)) : undefined;
    forge.faults = Array.from({length: dice.int(12)}, () => (dice.chance(4) ? dice.pick(faults) : undefined));
    const dying = dice.chance(2) ? mortal(log, dice.int(8)) : log;
    await syncWith(forge, dying, {sweep: dice.chance(4)}).catch((failure: unknown) => {
      if (!(failure instanceof Killed)) throw failure;
    });
  }
  forge.before = undefined;
  forge.faults = [];
  act.pass(90_000);
  await syncWith(forge, log);
  await syncWith(forge, log, {sweep: true});
  t.deepEqual(await itemsOf(log), itemsIn(world), `seed ${seed}`);
  // And nothing is left to be told, but where a list is asked from tomorrow.
  await syncWith(forge, log);
  t.like(await syncWith(forge, log), {requests: 4, unchanged: 4, pages: 0}, `seed ${seed}`);
  forge.close();
}

const seeds = process.env['GRISTMILL_LONG'] === undefined ? 12 : 300;

test(`a mirror is what the forge is, whatever happened on the way: ${seeds} lives`, async (t) => {
  t.timeout(600_000);
  for (let seed = 1; seed <= seeds; seed++) await lives(t, seed);
});
