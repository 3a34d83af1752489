// A dataset with parts, phases, questions and structure, small, and Python that reads its native files and what was exported of them.
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {random} from '../../../graph/rig/random.ts';
import {smallTokenizerFile} from '../../../mill/small-tokenizer-file.ts';
import {wildHistory} from '../../../mill/wild-history.ts';
import {askPython} from '../../../rig/trainer-python.ts';
import type {DatasetConfig} from '../../../../tools/define-dataset.ts';
import type {ExportReport} from '../../../../tools/executors/export/export-dataset.ts';
import {commandBench, type CommandBench} from '../../rig/command-bench.ts';

export interface BuiltBench extends CommandBench {
  /** The folder of an export, and what it said. */
  exported(format: string, ...more: readonly string[]): Promise<ExportReport>;
}

export function builtBench(t: ExecutionContext, seed: number, config: DatasetConfig = {}): BuiltBench {
  const place = commandBench(t);
  wildHistory(place.repo, random(seed), 40);
  place.repo.run('reset', '--quiet', '--hard');
  place.repo.write('odd names/ü "quoted".rs', '/// Says é 🦀 \u2028.\nfn odd() {}\n');
  place.repo.commit('Write what is odd\n\nWith <|endoftext|> in it.');
  const {path} = smallTokenizerFile(place.root);
  place.configure({tokenizer: {file: path}, commits: {forms: ['patch', 'message-to-diff']}, phases: 'seed', split: {method: 'random'}, ...config});
  return {...place, exported: async (format, ...more) => await place.ask<ExportReport>('export', format, ...more)};
}

/** What the native shards of a view hold, by section, read by numpy alone. */
export const nativePython = `
import json, os, struct, sys, hashlib, numpy
out, to = sys.argv[1:3]
manifest = json.load(open(os.path.join(out, 'manifest.json')))

def native(view='', kinds=None):
    sections = {}
    entry = next(one for one in manifest['tokenizers'] if one['name'] == view)
    for shard in entry['shards']:
        if kinds is None and shard['kind'] == 'structure' or kinds is not None and shard['kind'] not in kinds: continue
        stem = os.path.join(out, next(one['file'] for one in shard['files'] if one['file'].endswith('.bin'))[:-4])
        ids = numpy.fromfile(stem + '.bin', '<i4')
        index = open(stem + '.idx', 'rb').read()
        count, = struct.unpack_from('<Q', index, 18)
        lengths = numpy.frombuffer(index, '<i4', count, 34)
        records = numpy.frombuffer(open(stem + '.doc', 'rb').read()[16:], numpy.dtype([('digest', 'V32'), ('from', '<u4'), ('to', '<u4'), ('flags', '<u4'), ('kind', '<u4')]))
        if os.path.exists(stem + '.loss'): loss = numpy.fromfile(stem + '.loss', 'u1')
        else: loss = numpy.concatenate([((numpy.arange(n) >= r['from']) & (numpy.arange(n) < r['to'])).astype('u1') for n, r in zip(lengths, records)])
        parts = [shard.get('phase'), None if shard.get('split') == 'train' and 'phase' in shard else shard.get('split')]
        name = '-'.join(part for part in parts if part) or 'all'
        own = sections.setdefault(name, {'ids': [], 'lengths': [], 'loss': [], 'kinds': [], 'shards': []})
        own['ids'].append(ids); own['lengths'].append(lengths); own['loss'].append(loss); own['kinds'].append(records['kind']); own['shards'].append(shard)
    return {name: {**{key: numpy.concatenate(own[key]) for key in ('ids', 'lengths', 'loss', 'kinds')}, 'shards': own['shards'], 'each': own['ids'], 'each_lengths': own['lengths'], 'each_loss': own['loss']} for name, own in sections.items()}

def records(section=None):
    found = {}
    for shard in manifest['shards']:
        parts = [shard.get('phase'), None if shard.get('split') == 'train' and 'phase' in shard else shard.get('split')]
        found.setdefault('-'.join(part for part in parts if part) or 'all', []).extend(json.loads(line) for line in open(os.path.join(out, shard['file']), encoding='utf8', newline='\\n'))
    return found

def same(true, what):
    if not true: raise AssertionError(what)
`;

/** Runs a judge over a dataset and an export of it. */
export function judge<T>({out}: Pick<CommandBench, 'out'>, to: string, script: string, home = '/nonexistent'): T {
  return askPython<T>(nativePython + script, null, {args: [out, to, home]});
}

export function folderIn({root}: Pick<CommandBench, 'root'>, name: string): string {
  return join(root, name);
}
