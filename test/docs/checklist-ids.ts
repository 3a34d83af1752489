// The ids of the acceptance table: how many there are of each letter, and which of them the page of coverage must speak of.

const counts = {A: 95, AX: 45, B: 72, BX: 46, C: 181, CX: 43, D: 120, DX: 13} as const;

export type Letter = keyof typeof counts;

export function checklistId(letter: Letter, number: number): string {
  return `${letter}${String(number).padStart(letter.endsWith('X') ? 2 : 3, '0')}`;
}

export const checklistIds: ReadonlySet<string> = new Set(letters().flatMap((letter) => idsOf(letter)));

/** Of what is built so far: three of the seeds, and the syntax trees of the fourth. */
export const answeredIds: readonly string[] = [...letters().filter((letter) => !letter.startsWith('C')).flatMap((letter) => idsOf(letter)), ...treesOfSeedC()];

function letters(): readonly Letter[] {
  return Object.keys(counts) as readonly Letter[];
}

function idsOf(letter: Letter, from = 1, to: number = counts[letter]): readonly string[] {
  return Array.from({length: to - from + 1}, (_, at) => checklistId(letter, from + at));
}

function treesOfSeedC(): readonly string[] {
  return [...idsOf('C', 39, 47), ...idsOf('C', 50, 64), 'C066', ...idsOf('C', 112, 120), 'C133', 'C165', 'C166', 'C174', 'CX12', 'CX36', 'CX37'];
}
