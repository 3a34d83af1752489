// Repositories whose commits are written as structure, and what lies in their lock, their manifest and their shards.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {readStructure} from '../../../stages/tokenize/structural/read-structure.ts';
import {structuralTokenizer} from '../../../stages/tokenize/structural/structural-tokens.ts';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import type {Manifest} from '../../../tools/executors/build/manifest.ts';
import type {StructureReport} from '../../../tools/executors/vocab/make-structure.ts';
import {readNatively} from '../../mill/native-reader.ts';
import {smallTokenizerFile} from '../../mill/small-tokenizer-file.ts';
import {smallTokenizer} from '../../stages/tokenize/rig.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

export const texts = ['fn a() {}\n', 'fn a() { 1 }\n', 'fn a() {\n    println!("é 漢 😀 <COMMIT_END>");\n}\n'];

export function structureBench(t: ExecutionContext, config: DatasetConfig = {structure: true}): CommandBench {
  const made = commandBench(t);
  for (const [at, text] of texts.entries()) {
    made.repo.write('src/a.rs', text);
    made.repo.write(`tests/more-${at}.md`, `number ${at}\n`);
    made.repo.commit(`Commit ${at}`);
  }
  made.configure({tokenizer: {file: smallTokenizerFile(made.root).path}, ...config});
  return made;
}

export const manifestIn = ({out}: CommandBench): Manifest => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
export const lockIn = ({root}: CommandBench) => JSON.parse(readFileSync(join(root, 'artefacts.lock'), 'utf8')).artefacts['structure vocabulary'];
export const vocabularyIn = (place: CommandBench): readonly string[] => JSON.parse(readFileSync(join(place.root, lockIn(place).file), 'utf8'));
export const promoted = (place: CommandBench) => place.ask<{readonly structure: StructureReport}>('vocab', '--promote');

/** What a trainer finds in the shards of structure, read back. */
export function structureIn(place: CommandBench) {
  const [entry] = manifestIn(place).tokenizers;
  const tokenizer = structuralTokenizer(smallTokenizer(), entry?.newRows.map(({content}) => content) ?? []);
  const sequences = readNatively(place.out, entry?.shards.filter(({kind}) => kind === 'structure') ?? []).flat();
  return {entry, sequences, read: sequences.map(({ids}) => readStructure(Int32Array.from(ids), tokenizer))};
}
