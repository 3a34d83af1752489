// What a file says of its licence as bytes.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {OwnLicence} from './own-licence.ts';

// The order is the wire form: append only.
const evidences = ['', 'header', 'text', 'metadata'] as const;
const speakers = ['itself', 'as text', 'as metadata'] as const;

/** Most files say nothing: then it is one byte. */
export const ownLicenceCodec: Codec<OwnLicence> = {
  name: 'own licence',
  encode({expression, evidence, speaks, copyrights}) {
    const writer = new ByteWriter(64).byte(evidences.indexOf(evidence) + evidences.length * speakers.indexOf(speaks));
    if (expression === '' && copyrights.length === 0) return writer.done();
    writer.text(expression);
    for (const line of copyrights) writer.text(line);
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const head = reader.byte();
    const [evidence, speaks] = [evidences[head % evidences.length], speakers[Math.floor(head / evidences.length)]];
    if (evidence === undefined || speaks === undefined) throw new RangeError(`Read ${head} as the head of a licence`);
    const expression = reader.done ? '' : reader.text();
    const copyrights: string[] = [];
    while (!reader.done) copyrights.push(reader.text());
    return {expression, evidence, speaks, copyrights};
  },
};
