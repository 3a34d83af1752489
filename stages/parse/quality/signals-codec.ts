// Signals as bytes.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Signals} from './signals.ts';

// The order is the wire form: append only.
const counts = ['characters', 'letters', 'alphanumerics', 'longestEncoded', 'encoded', 'widest', 'widestAverage', 'visible', 'mojibake'] as const;
const flags = ['saysGenerated', 'configOrTest', 'noKeywords', 'fewAssignments', 'xml', 'snapshot'] as const;

export const signalsCodec: Codec<Signals> = {
  name: 'signals',
  encode(signals) {
    const writer = new ByteWriter(40).varint(flags.reduce((bits, flag, at) => bits | (signals[flag] ? 1 << at : 0), 0));
    for (const count of counts) writer.varint(signals[count]);
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const bits = reader.varint();
    const flag = (name: (typeof flags)[number]): boolean => ((bits >> flags.indexOf(name)) & 1) === 1;
    const [characters, letters, alphanumerics, longestEncoded, encoded, widest, widestAverage, visible, mojibake] = [reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint()];
    return {
      characters, letters, alphanumerics, longestEncoded, encoded, widest, widestAverage, visible, mojibake,
      saysGenerated: flag('saysGenerated'), configOrTest: flag('configOrTest'), noKeywords: flag('noKeywords'), fewAssignments: flag('fewAssignments'), xml: flag('xml'), snapshot: flag('snapshot'),
    };
  },
};
