// Which packs stay as they are, which are written anew without their dead, and which go whole. Arithmetic only.

export interface Weighed {
  readonly name: string;
  readonly size: number;
  readonly madeAt: bigint;
  /** The part of it that is reached from roots: 1 when all of it is. */
  readonly live: number;
  /** Work that nobody has published yet, or that somebody is at: stays, whatever is in it. */
  readonly spared: 'no' | 'young' | 'at work';
}

export interface Decision {
  readonly stay: readonly Weighed[];
  readonly rewrite: readonly Weighed[];
  /** What the packs will take, about. */
  readonly bytes: number;
  readonly live: number;
}

export interface Limits {
  /** Nothing dead may stay. */
  readonly exact: boolean;
  readonly maxBytes: number;
  /** Bytes that may be written: what is written anew lies beside the old for a while. */
  readonly room: number;
}

/** A pack with less than this alive is written anew. */
const leastLive = 0.5;
/** Of what lives; more than this is not left lying about dead, though it costs some copying. */
const mostDead = 0.15;

export function decide(packs: readonly Weighed[], {exact, maxBytes, room}: Limits): Decision {
  const live = packs.reduce((sum, pack) => sum + liveIn(pack), 0);
  let young = packs.filter(({spared}) => spared === 'young').sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
  for (;;) {
    const spared = new Set([...packs.filter(({spared}) => spared === 'at work'), ...young]);
    const decision = withSpared(packs, {spared, live, room, dead: exact ? 0 : Math.min(mostDead * live, Math.max(0, maxBytes - live))});
    if (decision.bytes <= maxBytes || young.length === 0) return decision;
    young = young.slice(1);
  }
}

interface Allowed {readonly spared: ReadonlySet<Weighed>; readonly live: number; readonly dead: number; readonly room: number}

function withSpared(packs: readonly Weighed[], {spared, live, dead, room}: Allowed): Decision {
  const stay = [...spared];
  const rewrite: Weighed[] = [];
  const liveliest = packs.filter((pack) => !spared.has(pack)).sort((a, b) => b.live - a.live || (a.name < b.name ? -1 : 1));
  let deadLeft = dead;
  const rest = liveliest.filter((pack) => {
    const deadBytes = pack.size - liveIn(pack);
    if (pack.live < leastLive || deadBytes > deadLeft) return true;
    deadLeft -= deadBytes;
    stay.push(pack);
    return false;
  });
  // From the deadest on: they give the most room for the least copying.
  let roomLeft = room;
  for (const pack of rest.reverse()) {
    if (liveIn(pack) > roomLeft) stay.push(pack);
    else {
      roomLeft -= liveIn(pack);
      rewrite.push(pack);
    }
  }
  const bytes = stay.reduce((sum, {size}) => sum + size, 0) + rewrite.reduce((sum, pack) => sum + liveIn(pack), 0);
  return {stay, rewrite, bytes, live};
}

export function liveIn({size, live}: Weighed): number {
  return size * live;
}

/**
 * From when on packs count as young. By the clock and by what was written since: a clock that jumps ahead makes nothing old by
 * itself, and what seems to come from the future is young.
 */
export function youngFrom(madeAt: readonly bigint[], {nowMs, keepForMs}: {nowMs: number; keepForMs: number}): bigint | undefined {
  if (keepForMs <= 0) return undefined;
  const now = BigInt(Math.floor(nowMs)) * 1_000_000n;
  const newest = madeAt.filter((at) => at <= now).reduce((a, b) => (a > b ? a : b), 0n);
  return newest - BigInt(Math.min(Math.floor(keepForMs), Number.MAX_SAFE_INTEGER)) * 1_000_000n;
}
