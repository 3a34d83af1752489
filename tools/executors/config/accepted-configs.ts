// Remembers which configurations passed the schema, so that its library is not loaded to accept the same one again.
import {hash} from 'node:crypto';
import {mkdir, readFile, readdir, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

export interface AcceptedConfigs {
  has(config: unknown): Promise<boolean>;
  add(config: unknown): Promise<void>;
}

/** Where rules stand, with all of `schema`. The lists of profiles, formats and presets say which names there are, and the search how short a literal may be. */
const schemaFiles = ['check-config.ts', 'foreign-objects.ts', 'hub-id.ts', 'is-pattern.ts', 'presets/presets.ts', '../export/formats.ts', '../export/file-names.ts', '../export/seconds-of.ts', '../../../stages/tokenize/profiles/profiles.ts', '../../../stages/clean/seek/literals.ts'];

/** An acceptance is named by the whole value and the schema's own text: neither can change unnoticed. */
export function acceptedConfigs(folder: string): AcceptedConfigs {
  async function stamp(config: unknown): Promise<string | undefined> {
    const spelled = spell(config);
    if (spelled === undefined) return undefined;
    const sections = (await readdir(new URL('schema/', import.meta.url))).sort().map((file) => `schema/${file}`);
    const schema = (await Promise.all([...schemaFiles, ...sections].map((file) => readFile(new URL(file, import.meta.url), 'utf8')))).join('');
    return join(folder, hash('sha256', `${schema.length}\n${schema}${spelled}`, 'hex'));
  }

  return {
    async has(config) {
      const file = await stamp(config);
      return file !== undefined && (await stat(file).then(() => true, () => false));
    },
    async add(config) {
      const file = await stamp(config);
      if (file === undefined) return;
      // A folder that cannot be written costs the next build one check and nothing else.
      await mkdir(folder, {recursive: true}).then(() => writeFile(file, ''), () => {});
    },
  };
}

/** No configuration nests deeper; one that holds itself does. */
const deepest = 16;

/** One spelling per value, of plain data only: what JSON would drop or bend must not look like something accepted. */
function spell(value: unknown, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  if (value === undefined) return 'undefined';
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  if (Array.isArray(value)) return wrap('[', value.map((member) => spell(member, depth + 1)), ']');
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype || Object.getOwnPropertySymbols(value).length > 0) return undefined;
  return wrap('{', Object.entries(value).map(([key, member]) => prefixed(JSON.stringify(key), spell(member, depth + 1))), '}');
}

function wrap(open: string, members: readonly (string | undefined)[], close: string): string | undefined {
  return members.includes(undefined) ? undefined : `${open}${members.join(',')}${close}`;
}

function prefixed(key: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${key}:${value}`;
}
