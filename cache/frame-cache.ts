// Keeps decompressed frames, as neighbours are mostly read together. Bounded by bytes; the one unused for longest goes first.

export interface FrameCache {
  /** The frame under this name, from `load` if it is not here; asked for twice at once, it is loaded once. */
  get(name: string, load: () => Promise<Buffer | undefined>): Promise<Buffer | undefined>;
  readonly bytes: number;
}

export function frameCache(mostBytes: number): FrameCache {
  // A Map keeps its keys in the order they were set in: the first is the one unused for longest.
  const frames = new Map<string, Buffer>();
  const loading = new Map<string, Promise<Buffer | undefined>>();
  let bytes = 0;

  async function loaded(name: string, load: () => Promise<Buffer | undefined>): Promise<Buffer | undefined> {
    try {
      const frame = await load();
      if (frame !== undefined) keep(name, frame);
      return frame;
    } finally {
      loading.delete(name);
    }
  }

  function keep(name: string, frame: Buffer): void {
    frames.set(name, frame);
    bytes += frame.length;
    for (const [oldest, {length}] of frames) {
      if (bytes <= mostBytes) return;
      frames.delete(oldest);
      bytes -= length;
    }
  }

  return {
    async get(name, load) {
      const frame = frames.get(name);
      if (frame === undefined) {
        const pending = loading.get(name) ?? loaded(name, load);
        if (!loading.has(name)) loading.set(name, pending);
        return pending;
      }
      frames.delete(name);
      frames.set(name, frame);
      return frame;
    },
    get bytes() {
      return bytes;
    },
  };
}
