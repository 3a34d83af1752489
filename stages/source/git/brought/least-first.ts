// Numbers that are taken least first: a binary heap.

export interface LeastFirst {
  add(number: number): void;
  take(): number | undefined;
}

export function leastFirst(): LeastFirst {
  const heap: number[] = [];
  const at = (place: number) => heap[place] ?? Infinity;
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [at(b), at(a)];
  };
  return {
    add(number) {
      heap.push(number);
      for (let place = heap.length - 1; place > 0;) {
        const above = (place - 1) >> 1;
        if (at(above) <= at(place)) break;
        swap(above, place);
        place = above;
      }
    },
    take() {
      const least = heap[0];
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return least;
      heap[0] = last;
      for (let place = 0;;) {
        const below = at(2 * place + 1) <= at(2 * place + 2) ? 2 * place + 1 : 2 * place + 2;
        if (at(below) >= at(place)) return least;
        swap(below, place);
        place = below;
      }
    },
  };
}
