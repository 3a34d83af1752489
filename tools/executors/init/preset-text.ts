// The text of a configuration that a preset stands under: what the preset says as lines that are commented out, and what its users often say beside it.
import type {Preset} from '../config/presets/preset.ts';
import type {PresetName} from '../config/presets/presets.ts';

/** The members of the object, as `configText` has those of others. */
export function presetText(name: PresetName, {summary, config, hints}: Preset): string {
  const {exports: steps = {}, ...others} = config;
  return [
    '  // The repository: a folder, or an address such as \'https://host/team/project\' or \'git@host:team/project\'.',
    "  source: '.',",
    '  // Where the dataset is written. A folder of its own: a build replaces what is in it.',
    "  out: './out',",
    '',
    `  // ${upper(summary)}.`,
    `  preset: '${name}',`,
    '  // This is what it says. A line that you write yourself stands in its place; of `files` and its like, key by key.',
    ...Object.entries(others).map(([key, value]) => `  // ${key}: ${literal(value)},`),
    ...(Object.keys(steps).length === 0 ? [] : [
      '  // "gristmill export" builds the dataset and then writes these, one after the other; "gristmill export NAME" one of them.',
      '  // exports: {',
      ...Object.entries(steps).map(([key, value]) => `  //   ${key}: ${literal(value)},`),
      '  // },',
    ]),
    '',
    ...hints.flatMap(({why, line}) => [`  // ${why}:`, `  // ${line},`]),
    '',
    '  // All options are explained by "gristmill init" without a preset.',
    '',
  ].join('\n');
}

/** As a person would write it: no quotes around plain keys, single ones around texts. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([key, member]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key)}: ${literal(member)}`);
  return `{${members.join(', ')}}`;
}

function upper(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
