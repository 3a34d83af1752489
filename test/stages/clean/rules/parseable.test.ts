// What could be parsed before its secrets were taken out can be parsed after.
import {readdirSync, readFileSync} from 'node:fs';
import {stripTypeScriptTypes} from 'node:module';
import {join} from 'node:path';
import test from 'ava';
import {redactor} from '../../../../stages/clean/redact.ts';
import {random} from '../rig.ts';
import {plant} from './plant.ts';
import {clean, redacted, rulesWith} from './rules-rig.ts';

const modules = new URL('../../../../node_modules/', import.meta.url).pathname;
const redact = redactor(rulesWith());

test('every JSON file of the packages at hand parses after redaction as it did before', (t) => {
  let parsed = 0;
  for (const file of files('.json')) {
    const text = readFileSync(file);
    if (!parses(() => JSON.parse(text.toString('utf8')))) continue;
    parsed++;
    t.true(parses(() => JSON.parse(Buffer.from(redact(clean(text)).bytes).toString('utf8'))), file);
  }
  t.true(parsed > 200, String(parsed));
});

test('planted secrets of every kind leave JSON, TypeScript and settings legal', (t) => {
  for (const {kind, secret} of plant(random(20261127), 150)) {
    const word = JSON.stringify(kind === 'password' ? `${secret}"\\7` : secret);
    const json = redacted(`{"password": ${word}, "list": [${word}], "nested": {"token": ${word}}}`).text;
    t.true(parses(() => JSON.parse(json)), `${kind}: ${json}`);
    const code = redacted(`const password = ${word};\nconnect({apiKey: ${word}});\n`).text;
    t.true(parses(() => stripTypeScriptTypes(code)), `${kind}: ${code}`);
  }
});

test('a placeholder is a word in a shell line, a plain scalar and a URL', (t) => {
  t.is(redacted('export DB_PASSWORD=p4rrot_Feather && ./run\n').text, 'export DB_PASSWORD=REDACTED_PASSWORD && ./run\n');
  t.is(redacted('db:\n  password: p4rrot-Feather7\n').text, 'db:\n  password: REDACTED_PASSWORD\n');
  t.true(URL.canParse(redacted('postgres://app:p4rrot-Feather7@db.service.dev/x').text));
});

function files(ending: string): readonly string[] {
  return readdirSync(modules, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile() && entry.name.endsWith(ending)).map((entry) => join(entry.parentPath, entry.name));
}

function parses(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
