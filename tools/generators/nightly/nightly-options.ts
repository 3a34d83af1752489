// What is asked of pipelines, every default filled in. Texts become part of a file that a machine runs, so they are looked at first.

export interface NightlyOptions {
  readonly host?: 'github' | 'gitlab' | undefined;
  readonly config?: string | undefined;
  readonly parts?: number | undefined;
  readonly hour?: number | undefined;
  readonly drift?: readonly ('vocab' | 'roll')[] | undefined;
}

export interface Nightly {
  readonly host: 'github' | 'gitlab';
  readonly config: string;
  readonly parts: number;
  readonly hour: number;
  readonly drift: readonly ('vocab' | 'roll')[];
}

export function resolveNightly({host = 'github', config = 'dataset/dataset.config.ts', parts = 2, hour = 2, drift = []}: NightlyOptions): Nightly {
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(config) || config.startsWith('-')) throw new Error(`config: expected a path of plain letters, got ${JSON.stringify(config)}`);
  if (!Number.isInteger(parts) || parts < 1 || parts > 20) throw new Error(`parts: expected a whole number from 1 to 20, got ${String(parts)}`);
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) throw new Error(`hour: expected a whole number from 0 to 23, got ${String(hour)}`);
  if (host !== 'github' && host !== 'gitlab') throw new Error(`host: expected "github" or "gitlab", got ${JSON.stringify(host)}`);
  for (const name of drift) if (name !== 'vocab' && name !== 'roll') throw new Error(`drift: expected "vocab" or "roll", got ${JSON.stringify(name)}`);
  return {host, config, parts, hour, drift};
}
