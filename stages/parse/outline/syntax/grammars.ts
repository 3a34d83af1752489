// Which grammar files there are and what is in them. Their digests are written down, so that keys need no file to be read.
import {hash} from 'node:crypto';

export interface GrammarFile {
  /** As a package resolver finds it. */
  readonly file: string;
  readonly sha256: string;
}

const vscode = (name: string, sha256: string): GrammarFile => ({file: `@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`, sha256});
const cursorless = (name: string, sha256: string): GrammarFile => ({file: `@cursorless/tree-sitter-wasms/out/tree-sitter-${name}.wasm`, sha256});

export const grammarFiles = {
  bash: vscode('bash', 'a14e9ed880b2c3f16cd00c796c38d237a3e9b028bdec5b4315c76976e67b01ca'),
  c: cursorless('c', '3d7ab91ffc3b855e95f35a814719b66704a2c0f557534a738560b9d83cab58db'),
  'c-sharp': vscode('c-sharp', 'd12d85996c25957b4c1b71e26db2d7cc8a294997b60642e9c2a3b031b2c66dd3'),
  cpp: vscode('cpp', '77a65bd42f43c2dcd69af40c12a6c32d6ed81d360c025e9feb28911f8339fd69'),
  go: vscode('go', '9504573f352b20be7f2f1911754d710622aedc15afff16d5ed8fb5645681aee7'),
  java: vscode('java', '4fdeac4ca6ca089f06c6f7e562abcac1733cd465728cc7031ebb73c2019122c4'),
  javascript: vscode('javascript', '5fb488d0cabb4775a594bab85682de5ad6ce83c0d6ac997a9f82dd084d571240'),
  json: cursorless('json', 'f0977eb14f866e5e3312f9111e009e702fd821d816de755162b89fff69708941'),
  kotlin: cursorless('kotlin', 'dcc6b7f17f1a6da0c3628f322de1c602183980b2e7bb46ac446bc0a16217671b'),
  markdown: cursorless('markdown', '6c3dd2e84ffb3bf0e14f03374147726c075a62fa91370c15eeb1381c1aa55ae8'),
  php: vscode('php', 'd4df6a6ff08c87c3ec4f9cbb785fe09998a0cb570e03f57d7b19b3acfb146aa7'),
  python: vscode('python', '16108b50df4ee9a30168794252ab55e7c93bfc5765d7fa0aa3e335752c515f47'),
  ruby: vscode('ruby', '09a96427d7c72f0613ed470cd9812223fc4a91d6a9c025c0235cc6bd59ff96f4'),
  rust: vscode('rust', '0dac14947cb04d94466e3df659f80a4e264c216a60b3eda175eae4cf12ed7a8d'),
  scala: cursorless('scala', '39c05ccbb11f3dd32144c7e7fca40bd8b4681cce766b1006f831e78fa299d9b7'),
  toml: {file: '@tree-sitter-grammars/tree-sitter-toml/tree-sitter-toml.wasm', sha256: '1ac6a83826c35a68857f8325e00c78f6bcbef4eb6db3931a6cf3041f76e5e09f'},
  tsx: vscode('tsx', '79e5da75ea62855a0cd67177685f0164eac87d5f630b3cbe1e0a099751ad30f8'),
  typescript: vscode('typescript', '778025db5a8be0e70f8ccc3671e486dfeddd048c25d9e8a70c26de2e1bf6f97d'),
  yaml: cursorless('yaml', 'bf34090ea57985b7d562cfa60401643a68214e175893c76a65ce08f5a4bbcd50'),
} satisfies Readonly<Record<string, GrammarFile>>;

export type GrammarName = keyof typeof grammarFiles;

/** What turns any grammar into trees. Another one may find other errors in the same text. */
export const runtimeFile: GrammarFile = {file: 'web-tree-sitter/web-tree-sitter.wasm', sha256: 'beca80e44cccbf2299ed4d1e3fa6462a9a6fe818aeebf847547a392227ce4acc'};

/** Changes when a grammar does. */
export function grammarTag(name: GrammarName): string {
  return grammarFiles[name].sha256.slice(0, 16);
}

export function isPinned(bytes: Uint8Array, {sha256}: GrammarFile): boolean {
  return hash('sha256', bytes, 'hex') === sha256;
}
