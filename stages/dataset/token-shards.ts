// The tasks that put tokenized documents in order and say what the files of a token shard are. The files are written from the same rows later on.
import {createHash, hash} from 'node:crypto';
import {defineTask} from '../../graph/task/task.ts';
import type {Place} from '../../graph/operators/shard.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {namedPiecesCodec} from '../../graph/value/named-pieces-codec.ts';
import {idBytesEach} from '../format/native/id-file.ts';
import {nativeShard, nativeVersion, type NativeRules} from '../format/native/native-shard.ts';
import {tokenListCodec} from '../tokenize/token-list.ts';
import {documentOrder} from './document-order.ts';
import {tokenShardCodec, type TokenFile} from './token-shard.ts';

const placeCodec: Codec<Place> = jsonCodec('place');

export const placeTokenized = defineTask({
  name: 'place of a tokenized document',
  version: 1,
  input: {row: tokenListCodec},
  output: placeCodec,
  light: true,
  run: ({row}) => ({order: documentOrder(row), weight: row.tokens}),
});

export const writeTokenShard = defineTask({
  name: 'token shard',
  version: nativeVersion,
  input: {rows: namedPiecesCodec(tokenListCodec)},
  output: tokenShardCodec,
  run({rows}, rules: NativeRules) {
    const shard = nativeShard(rules);
    const ids = createHash('sha256');
    for (const {value} of rows) for (const sequence of value.body()) ids.update(shard.add(sequence));
    const beside = shard.beside().map(({extension, bytes}): TokenFile => ({extension, sha256: hash('sha256', bytes, 'hex'), size: bytes.length}));
    const files: readonly TokenFile[] = [{extension: 'bin', sha256: ids.digest('hex'), size: shard.tokens * idBytesEach}, ...beside];
    return {documents: rows.length, sequences: shard.sequences, tokens: shard.tokens, files, rows: rows.map(({digest}) => digest)};
  },
});
