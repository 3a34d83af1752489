// A number of bytes for people: "1.5 GiB".

const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

export function spellBytes(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const count = bytes / 1024 ** power;
  return `${power === 0 || count >= 100 ? Math.round(count) : count.toFixed(1)} ${units[power] ?? ''}`;
}
