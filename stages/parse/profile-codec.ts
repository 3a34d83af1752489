// Profiles as bytes.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {readRedactions, writeRedactions} from '../clean/redactions-wire.ts';
import {ownLicenceCodec} from './licence/own-licence-codec.ts';
import type {Profile} from './profile.ts';
import {signalsCodec} from './quality/signals-codec.ts';

// The order is the wire form: append only.
const types = ['', 'programming', 'markup', 'data', 'prose'] as const;
const clues = ['', 'modeline', 'name', 'shebang', 'extension', 'heuristic', 'attribute'] as const;
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'windows-1252', 'utf-8-damaged', 'unknown-8bit', 'binary'] as const;
const flags = ['vendored', 'minified', 'lockFile', 'documentation', 'lfsPointer', 'symlink', 'submodule', 'binary'] as const;

export const profileCodec: Codec<Profile> = {
  name: 'profile with signals and licence',
  encode(profile) {
    const detectable = profile.detectable === undefined ? 0 : profile.detectable ? 1 : 2;
    const set = flags.reduce((bits, flag, index) => bits | (profile[flag] ? 1 << index : 0), 0);
    const writer = new ByteWriter(128)
      .text(profile.language)
      .text(profile.group === profile.language ? '' : profile.group)
      .byte(types.indexOf(profile.type))
      .byte(clues.indexOf(profile.by))
      .byte(encodings.indexOf(profile.encoding))
      .varint(profile.size)
      .varint(profile.bytes)
      .varint(profile.lines)
      .varint(profile.longestLine)
      .varint(profile.averageLine)
      .text(profile.generated)
      .byte(detectable)
      .varint(set)
      .bytes(signalsCodec.encode(profile.signals))
      .bytes(ownLicenceCodec.encode(profile.licence))
      .text(profile.refused);
    if (profile.redactions !== undefined) writeRedactions(writer, profile.redactions);
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const language = reader.text();
    const group = reader.text() || language;
    const type = member(types, reader.byte());
    const by = member(clues, reader.byte());
    const encoding = member(encodings, reader.byte());
    const sizes = {size: reader.varint(), bytes: reader.varint(), lines: reader.varint(), longestLine: reader.varint(), averageLine: reader.varint()};
    const generated = reader.text();
    const said = reader.byte();
    const set = reader.varint();
    const signals = signalsCodec.decode(reader.bytes(), []);
    const licence = ownLicenceCodec.decode(reader.bytes(), []);
    const refused = reader.text();
    const flag = (name: (typeof flags)[number]): boolean => ((set >> flags.indexOf(name)) & 1) === 1;
    return {
      language,
      group,
      type,
      by,
      encoding,
      ...sizes,
      generated,
      detectable: said === 0 ? undefined : said === 1,
      vendored: flag('vendored'),
      minified: flag('minified'),
      lockFile: flag('lockFile'),
      documentation: flag('documentation'),
      lfsPointer: flag('lfsPointer'),
      symlink: flag('symlink'),
      submodule: flag('submodule'),
      binary: flag('binary'),
      signals,
      licence,
      refused,
      ...(!reader.done && {redactions: readRedactions(reader)}),
    };
  },
};

function member<T>(members: readonly T[], index: number): T {
  const found = members[index];
  if (found === undefined) throw new RangeError(`Read member ${index} of a list of ${members.length} in a profile`);
  return found;
}
