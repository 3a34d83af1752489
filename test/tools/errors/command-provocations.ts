// How mistakes in the command line are provoked, and in where things are to be written.
import {chmodSync, chownSync, mkdirSync, renameSync} from 'node:fs';
import {join} from 'node:path';
import type {Provocation} from './provocation.ts';
import {asRoot} from './scene.ts';

const own = new URL('../../../', import.meta.url).pathname;

export const commandProvocations = {
  GM1001: () => ({line: 'gristmill build . --thread 2', message: 'Could not understand the command\n  --thread: expected no such option, got it. Did you mean "--threads"?', fix: 'gristmill build --help', mends: 'instead'}),
  GM1002: () => ({line: 'gristmill', message: 'No command was given', fix: 'gristmill --help', mends: 'instead'}),
  GM1003: ({folder, repository}) => {
    repository();
    return {line: 'gristmill build', circumstances: {cwd: join(folder, 'repo')}, message: 'Could not tell what to build', fix: 'gristmill build .', mends: 'instead'};
  },
  GM1112: ({folder, write, repository}) => {
    repository();
    write({'dataset.config.json': '{"source": "repo", "out": ".", "tokenizer": "none"}'});
    return {
      line: 'gristmill build',
      message: `out: expected a folder of its own, got "${folder}", which is the configuration's folder. Name a folder that holds nothing else`,
      fix: 'name a folder that holds nothing else, with "out" in the configuration or with --out',
      mends: () => write({'dataset.config.json': '{"source": "repo", "out": "out", "tokenizer": "none"}'}),
    };
  },
  GM1113: ({write, repository}) => {
    repository('.');
    write({'dataset.config.json': '{"tokenizer": "none"}'});
    return {line: 'gristmill init', message: '"dataset.config.json" is there already', fix: 'gristmill build --config dataset.config.json', mends: 'instead'};
  },
  GM1114: ({write}) => {
    write({'my demo/notes.txt': 'mine'});
    return {line: 'gristmill demo "my demo"', message: 'Could not use the folder "my demo": it holds something else', fix: "gristmill demo 'my demo-2'", mends: 'instead'};
  },
  GM1115: ({write, repository}) => {
    repository();
    write({'dataset.config.json': '{"source": "repo", "tokenizer": "none"}', 'forgotten.json': '{"format": "gristmill forgotten 1", "rules": [{"path": "/etc"}]}'});
    return {
      line: 'gristmill build',
      message: 'Could not read "forgotten.json": rule 1: expected a glob of paths as they are in the repository, such as "src/**"',
      fix: 'correct forgotten.json, or take it from version control again',
      mends: () => write({'forgotten.json': '{"format": "gristmill forgotten 1", "rules": [{"path": "etc"}]}'}),
    };
  },
  GM1116: ({repository}) => {
    repository('.');
    return {line: 'gristmill forget --path docs', message: 'rules stand beside a configuration, and there is none', fix: 'gristmill init', mends: 'paste'};
  },
  GM1117: ({repository, write, folder}) => {
    repository();
    write({'taken.txt': 'mine'});
    return {line: 'gristmill watch repo --listen taken.txt --builds 1', message: `Could not listen at "${folder}/taken.txt": There is something else in its place`, fix: `mv ${folder}/taken.txt ${folder}/taken.txt.old`, mends: 'paste'};
  },
  GM1901: ({write, shell, folder}) => {
    write({'old.mjs': "Object.defineProperty(process, 'versions', {value: {...process.versions, node: '20.19.0'}});"});
    return {
      line: `NODE_OPTIONS="\${OLD-}" gristmill --version`,
      circumstances: {env: {OLD: `--import=${folder}/old.mjs`, GRISTMILL_NODE: '1'}},
      message: 'Could not start: this is Node 20.19.0, and gristmill needs Node 24 or newer',
      fix: `npm ci --prefix '${own}'`,
      // The Node that came with this package runs it: that is the one of the tests.
      mends: async () => {
        write({'old.mjs': ''});
        return await shell('true');
      },
    };
  },
} as const satisfies Readonly<Record<string, Provocation>>;

export const configProvocations = {
  GM1101: ({repository}) => {
    repository('.');
    return {line: 'gristmill build --config data/my.json', message: 'there is no file "data/my.json"', fix: 'gristmill init --config data/my.json', mends: 'paste'};
  },
  GM1102: ({folder, write, repository}) => {
    repository('sub');
    write({'sub/dataset.config.json': '{"tokenizer": "none", "store": "../given/store", "out": "../given/out"}'});
    mkdirSync(join(folder, 'given'));
    for (const path of ['given', 'sub/dataset.config.json']) if (asRoot) chownSync(join(folder, path), 65534, 65534);
    chmodSync(join(folder, 'sub/dataset.config.json'), 0o000);
    return {line: 'gristmill build', circumstances: {nobody: true, cwd: join(folder, 'sub')}, message: 'Could not open the configuration "dataset.config.json"', fix: 'chmod u+r dataset.config.json', mends: 'paste'};
  },
  GM1103: (place) => configured(place, 'dataset.config.json', {broken: '{\n  "tokenizer": "none",\n}\n', whole: '{"tokenizer": "none"}', message: 'Could not read "dataset.config.json":3:1: Expected double-quoted property name', fix: 'correct the JSON at this place in dataset.config.json:3:1'}),
  GM1104: (place) => configured(place, 'dataset.config.mts', {broken: 'export default {\n  tokenizer: ,\n};\n', whole, message: 'Could not read "dataset.config.mts":2: Expression expected', fix: 'correct the syntax at this place in dataset.config.mts:2'}),
  GM1105: (place) => configured(place, 'dataset.config.mts', {broken: `enum Size {small}\n${whole}`, whole, message: 'Could not read "dataset.config.mts":1: TypeScript enum is not supported in strip-only mode', fix: 'write it in plain JavaScript at this place in dataset.config.mts:1'}),
  GM1106: ({repository, write}) => {
    repository('.');
    write({'package.json': '{"type": "commonjs"}', 'dataset.config.ts': `import './beside.mts';\n${whole}`, 'beside.mts': ''});
    return {line: 'gristmill build', message: 'Could not read "dataset.config.ts":1: Cannot use import statement outside a module', fix: 'mv dataset.config.ts dataset.config.mts', mends: 'paste'};
  },
  GM1107: (place) => configured(place, 'dataset.config.mts', {broken: `import './lib/d';\n${whole}`, whole, message: 'cannot find the file "lib/d" it imports', fix: 'correct or remove the import in dataset.config.mts'}),
  GM1108: (place) => configured(place, 'dataset.config.mts', {broken: '\nexport default {threads: nothing.y}\n', whole, message: 'Could not run "dataset.config.mts":2:26: nothing is not defined', fix: 'correct the code at this place in dataset.config.mts:2:26'}),
  GM1109: (place) => configured(place, 'dataset.config.mts', {broken: `await new Promise(() => {});\n${whole}`, whole, message: 'Could not run "dataset.config.mts": it waits for something that never comes', fix: 'remove the "await" that never ends from dataset.config.mts'}),
  GM1110: (place) => configured(place, 'dataset.config.mts', {broken: 'export const config = {};\n', whole, message: 'Could not use "dataset.config.mts": expected a default export, got only "config"', fix: 'write in dataset.config.mts: export default {}'}),
  GM1111: (place) => configured(place, 'dataset.config.mts', {broken: 'export default {tokeniser: "none", threads: -1};\n', whole, message: 'Could not use "dataset.config.mts": 2 mistakes\n  threads: expected a whole number from 1 to 9999, got -1\n  tokeniser: expected no such key, got "none". Did you mean "tokenizer"?', fix: 'correct these places in dataset.config.mts'}),
} as const satisfies Readonly<Record<string, Provocation>>;

const whole = "export default {tokenizer: 'none'};\n";

function configured({repository, write, folder}: Parameters<Provocation>[0], name: string, {broken, whole: mended, message, fix}: {broken: string; whole: string; message: string; fix: string}): ReturnType<Provocation> {
  repository('.');
  write({[name]: broken});
  return {
    line: 'gristmill build',
    message,
    fix,
    mends: () => {
      write({mended});
      renameSync(join(folder, 'mended'), join(folder, name));
    },
  };
}
