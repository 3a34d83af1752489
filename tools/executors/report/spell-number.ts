// A whole number for people: digits in groups of three, the same in every locale.

export function spellNumber(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
