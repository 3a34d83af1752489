// Memory for the bodies of objects, used again and again: reading a history through fresh buffers costs more in collection than in reading.

export interface Arena {
  /** Room for so many bytes in one piece. */
  take(bytes: number): Buffer;
  /** Gives the memory back. Nothing taken from this arena may be used after. */
  free(): void;
}

const segmentBytes = 1024 * 1024;

/** Arenas of one reader; memory that is freed serves the next. What is never freed is collected like any buffer. */
export function arenas(): () => Arena {
  const spare: Buffer[] = [];
  return () => {
    const segments: Buffer[] = [];
    let used = segmentBytes;
    return {
      take(bytes) {
        if (bytes > segmentBytes) return Buffer.allocUnsafeSlow(bytes);
        if (used + bytes > segmentBytes) {
          segments.push(spare.pop() ?? Buffer.allocUnsafeSlow(segmentBytes));
          used = 0;
        }
        const room = segments.at(-1)?.subarray(used, used + bytes) ?? Buffer.alloc(bytes);
        used += bytes;
        return room;
      },
      free() {
        spare.push(...segments.splice(0));
        used = segmentBytes;
      },
    };
  };
}
