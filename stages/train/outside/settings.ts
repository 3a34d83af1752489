// Settings as trees of plain values, and how they are written: as YAML of version 1.1, which most trainers read, and as TOML.

export type Setting = string | number | boolean | null | readonly Setting[] | Settings;

/** In the order in which they are written. */
export interface Settings {readonly [name: string]: Setting | undefined}

export function yamlText(settings: Settings, remarks: readonly string[] = []): string {
  return [...remarks.map((remark) => `# ${remark}`), ...yamlLines(settings, ''), ''].join('\n');
}

function yamlLines(settings: Settings, indent: string): readonly string[] {
  return present(settings).flatMap(([name, value]) => {
    if (isList(value)) return value.length === 0 ? [`${indent}${name}: []`] : [`${indent}${name}:`, ...value.flatMap((item) => itemLines(item, `${indent}  `))];
    return isTree(value) ? [`${indent}${name}:`, ...yamlLines(value, `${indent}  `)] : [`${indent}${name}: ${yamlScalar(value)}`];
  });
}

function itemLines(item: Setting, indent: string): readonly string[] {
  if (isList(item)) throw new TypeError('A list in a list has no place in these files');
  if (!isTree(item)) return [`${indent}- ${yamlScalar(item)}`];
  const [first = '', ...rest] = yamlLines(item, `${indent}  `);
  return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
}

/** What is no plain word is quoted as JSON, which YAML is. */
function yamlScalar(value: string | number | boolean | null): string {
  if (typeof value === 'number') return decimal(value);
  if (typeof value !== 'string') return String(value);
  return /^[A-Za-z][\w.]*(?:[/-][\w.]+)*$/.test(value) && !/^(?:true|false|yes|no|on|off|null|none|y|n|nan|inf)$/i.test(value) ? value : JSON.stringify(value);
}

/** PyYAML takes `1e-8` for a text, and torchtitan's parser wants a point in a fraction. */
function decimal(value: number): string {
  const text = String(value);
  const [, mantissa = text, exponent] = /^([^e]+)e([+-]\d+)$/.exec(text) ?? [];
  return exponent === undefined ? text : `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${exponent}`;
}

/** Tables of values alone, as these files have no others. */
export function tomlText(tables: Readonly<Record<string, Settings>>, remarks: readonly string[] = []): string {
  const bodies = Object.entries(tables).map(([name, settings]) => [`[${name}]`, ...present(settings).map(([key, value]) => `${key} = ${tomlValue(value)}`), ''].join('\n'));
  return [...remarks.map((remark) => `# ${remark}`), ...(remarks.length > 0 ? [''] : []), ...bodies].join('\n');
}

function tomlValue(value: Setting): string {
  if (isList(value)) return `[${value.map(tomlValue).join(', ')}]`;
  if (typeof value === 'number') return decimal(value);
  if (typeof value === 'boolean') return String(value);
  // DEL alone may stand in JSON and not in TOML.
  if (typeof value === 'string') return JSON.stringify(value).replaceAll('\x7f', '\\u007f');
  throw new TypeError('TOML has no such value');
}

/** Without those that nothing is said of. */
function present(settings: Settings): readonly (readonly [string, Setting])[] {
  return Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function isList(value: Setting): value is readonly Setting[] {
  return Array.isArray(value);
}

function isTree(value: Setting): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
