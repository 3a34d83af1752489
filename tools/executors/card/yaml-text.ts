// Plain data as YAML that has one reading: texts that could be anything else stand in quotes, as JSON spells them, which YAML takes.

export type Yaml = null | boolean | number | string | readonly Yaml[] | {readonly [name: string]: Yaml};

/** Lines of a mapping or a list, without an end. */
export function yamlText(value: Yaml): string {
  return linesOf(value).join('\n');
}

function linesOf(value: Yaml): readonly string[] {
  if (isList(value)) return value.flatMap((item) => beside('-', item));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, member]) => (isNested(member) ? [`${scalar(name)}:`, ...linesOf(member).map((line) => (isList(member) ? line : `  ${line}`))] : [`${scalar(name)}: ${inline(member)}`]));
  return [inline(value)];
}

/** A mapping in a list begins on the line of its dash. */
function beside(dash: string, item: Yaml): readonly string[] {
  if (!isNested(item)) return [`${dash} ${inline(item)}`];
  return linesOf(item).map((line, at) => (at === 0 ? `${dash} ${line}` : `  ${line}`));
}

function isNested(value: Yaml): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function isList(value: Yaml): value is readonly Yaml[] {
  return Array.isArray(value);
}

function inline(value: Yaml): string {
  if (typeof value === 'string') return scalar(value);
  if (typeof value === 'object' && value !== null) return isList(value) ? '[]' : '{}';
  return String(value);
}

const words = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/** JSON lets stand what YAML would take for the end of a line, or refuse. */
function scalar(text: string): string {
  const plain = /^[A-Za-z][\w/.-]*(?: [\w/.-]+)*$/.test(text) && !words.has(text.toLowerCase());
  return plain ? text : JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
