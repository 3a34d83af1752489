import {execFile} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import type {Command} from '../../tools/executors/cli/command.ts';
import {commands} from '../../tools/executors/cli/commands.ts';
import {datasetOptions} from '../../tools/executors/cli/dataset-options.ts';

interface Property {readonly type?: string; readonly oneOf?: readonly Property[]; readonly anyOf?: readonly Property[]; readonly minItems?: number; readonly maxItems?: number; readonly description?: string}
interface Schema {readonly title: string; readonly description: string; readonly properties: Readonly<Record<string, Property>>; readonly required?: readonly string[]; readonly additionalProperties: boolean}
interface Entry {readonly implementation: string; readonly schema: string; readonly description: string}

const folder = new URL('../../tools/executors', import.meta.url).pathname;
const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const {executors} = read<{executors: Readonly<Record<string, Entry>>}>('executors.json');
const schemaOf = (command: Command) => read<Schema>(`${command.name}/schema.json`);

test('executors.json lists every command, and nothing else', (t) => {
  t.deepEqual(Object.keys(executors).sort(), commands.map(({name}) => name).sort());
  for (const [name, {implementation, schema, description}] of Object.entries(executors)) {
    t.is(implementation, `./${name}/executor.ts#${camel(name)}Executor`);
    t.true(existsSync(join(folder, name, 'executor.ts')));
    t.is(schema, `./${name}/schema.json`);
    t.regex(description, /^[A-Z].*[^.]$/);
  }
});

test('Every executor can be loaded by itself, as Nx does it', async (t) => {
  // Modules that need each other load in some orders only, so each is the first one of a process.
  for (const name of Object.keys(executors)) {
    const load = `process.stdout.write(typeof require(${JSON.stringify(join(folder, name, 'executor.ts'))})[${JSON.stringify(`${camel(name)}Executor`)}])`;
    t.is((await promisify(execFile)(process.execPath, ['-e', load])).stdout, 'function', name);
  }
});

for (const command of commands) {
  test(`The schema of "${command.name}" has the options of the command, of the same kinds, each explained`, (t) => {
    const {properties, required = [], additionalProperties, title, description} = schemaOf(command);
    const words = command.words.most > 0 && command.name !== 'build' ? ['words'] : [];
    t.deepEqual(Object.keys(properties).sort(), [...command.options.map(({name}) => name), ...words, 'json'].sort());
    t.false(additionalProperties);
    for (const text of [title, description, ...Object.values(properties).map((property) => property.description)]) t.regex(text ?? '', /^["A-Z].*[^.]$/s);
    for (const {name, value, many} of [...command.options, {name: 'json', value: undefined, many: undefined}]) {
      const kinds = kindsOf(properties[name]);
      // A switch is true or false; what has a value takes it as Nx reads it, and lists only where several may be given.
      if (value === undefined) t.deepEqual(kinds, ['boolean'], name);
      else t.true(kinds.every((kind) => ['string', 'number', 'integer', ...(many === true ? ['array'] : [])].includes(kind)) && kinds.includes('array') === (many === true), `${name}: ${kinds.join(', ')}`);
    }
    if (words.length === 0) return;
    const list = [properties['words'], ...(properties['words']?.anyOf ?? [])].find((property) => property?.type === 'array');
    t.is(list?.minItems ?? 0, command.words.least);
    t.is(list?.maxItems, command.words.most);
    // A word with a comma is one word: Nx cuts it where a list is the first thing it may be.
    t.deepEqual(kindsOf(properties['words']), ['string', 'number', 'array']);
    t.is(required.includes('words'), command.words.least > 0);
  });
}

test('The options that say which dataset is meant are explained alike everywhere', (t) => {
  const asking = commands.filter(({options}) => datasetOptions.every((option) => options.includes(option)));
  for (const {name} of [...datasetOptions, {name: 'json'}]) t.is(new Set(asking.map((command) => schemaOf(command).properties[name]?.description)).size, 1, name);
  t.is(new Set(commands.map((command) => schemaOf(command).properties['json']?.description)).size, 1);
});

function kindsOf(property: Property | undefined): readonly string[] {
  return [property?.type ?? [], ...(property?.oneOf ?? []), ...(property?.anyOf ?? [])].flatMap((kind) => (typeof kind === 'object' && 'length' in kind ? kind : typeof kind === 'string' ? kind : kindsOf(kind)));
}

function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
