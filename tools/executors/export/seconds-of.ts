// A day or a time as people write it, in seconds since 1970.

export const timeExpected = 'a day such as 2024-05-31, or a time such as 2024-05-31T12:00:00Z';

/** A day begins at midnight of UTC, wherever that is asked. The 31st of February is none. */
export function secondsOf(said: string): number | undefined {
  const [, day, time = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)Z)?$/.exec(said) ?? [];
  if (day === undefined) return undefined;
  const date = new Date(`${day}T${time}Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? undefined : date.getTime() / 1000;
}
