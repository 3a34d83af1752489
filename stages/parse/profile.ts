// What kind of file this is: its language, and whether somebody wrote it here to be read.
import type {CleanText, Redaction} from '../clean/clean-text.ts';
import type {PathAttributes} from './attributes/attributes-of.ts';
import {isDocumentation} from './documentation.ts';
import {generatedBy} from './generated.ts';
import {detectLanguage, type Detected} from './language/detect-language.ts';
import {languageTable, type LanguageType} from './language/language-table.ts';
import {isLfsPointer} from './lfs-pointer.ts';
import {measureLines} from './lines.ts';
import {ownLicence, saysNothing, type OwnLicence} from './licence/own-licence.ts';
import {isLockFile} from './lock-file.ts';
import {isMinified} from './minified.ts';
import {noSignals, signalsOf, type Signals} from './quality/signals.ts';
import {ruleWindow} from './rule-window.ts';
import {isVendored} from './vendored.ts';

export interface Profile {
  /** As GitHub names it; '' when nothing tells. */
  readonly language: string;
  /** The language it counts as. */
  readonly group: string;
  readonly type: LanguageType | '';
  /** What told the language. */
  readonly by: NonNullable<Detected['by']> | 'attribute' | '';
  readonly encoding: CleanText['encoding'];
  /** Bytes of the raw content. */
  readonly size: number;
  /** Of the clean text. */
  readonly bytes: number;
  readonly lines: number;
  readonly longestLine: number;
  readonly averageLine: number;
  /** The rule that says so, '' for none. */
  readonly generated: string;
  readonly vendored: boolean;
  readonly minified: boolean;
  readonly lockFile: boolean;
  readonly documentation: boolean;
  /** What the repository says of itself; `undefined` is silence. */
  readonly detectable: boolean | undefined;
  readonly lfsPointer: boolean;
  readonly symlink: boolean;
  readonly submodule: boolean;
  readonly binary: boolean;
  readonly signals: Signals;
  /** What it says of its licence itself. */
  readonly licence: OwnLicence;
  /** The licence, or `unknown`, that keeps the file out of this dataset; '' for none. Not the profiler's to say: a filter does. */
  readonly refused: string;
  /** What was taken out of the content, for the audit. Missing where nothing was. */
  readonly redactions?: readonly Redaction[];
}

/** The repository's own attributes win over what we think. */
export function profileOf(path: string, clean: CleanText, attributes: PathAttributes): Profile {
  const {bytes, encoding} = clean;
  const {lines, longest, average} = measureLines(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', 0, ruleWindow);
  const lfsPointer = isLfsPointer(bytes);
  const known = languageOf(path, encoding === 'binary' ? undefined : lfsPointer ? new Uint8Array(0) : bytes, attributes);
  return {
    ...withoutContent(path, attributes),
    ...known,
    encoding,
    size: bytes.length,
    bytes: bytes.length,
    lines,
    longestLine: longest,
    averageLine: average,
    generated: generatedRule(attributes, () => generatedBy(path, text)),
    minified: isMinified(path, text),
    lfsPointer,
    binary: encoding === 'binary' || attributes.binary === true,
    signals: signalsOf(path, known.language, text),
    licence: ownLicence(path, text),
  };
}

/** A link's content is a path and a submodule has none here, so only the name speaks. */
export function profileOfName(path: string, kind: 'symlink' | 'submodule', attributes: PathAttributes): Profile {
  return {...withoutContent(path, attributes), symlink: kind === 'symlink', submodule: kind === 'submodule'};
}

function withoutContent(path: string, attributes: PathAttributes): Profile {
  return {
    language: '',
    group: '',
    type: '',
    by: '',
    encoding: 'utf-8',
    size: 0,
    bytes: 0,
    lines: 0,
    longestLine: 0,
    averageLine: 0,
    generated: generatedRule(attributes, () => generatedBy(path, '')),
    vendored: attributes.vendored ?? isVendored(path),
    minified: false,
    lockFile: isLockFile(path),
    documentation: attributes.documentation ?? isDocumentation(path),
    detectable: attributes.detectable,
    lfsPointer: false,
    symlink: false,
    submodule: false,
    binary: false,
    signals: noSignals,
    licence: saysNothing,
    refused: '',
  };
}

function generatedRule({generated}: PathAttributes, rule: () => string): string {
  if (generated === undefined) return rule();
  return generated ? 'attribute' : '';
}

/** Without `bytes` it is a binary, which has no language whatever its name. */
function languageOf(path: string, bytes: Uint8Array | undefined, attributes: PathAttributes): Pick<Profile, 'language' | 'group' | 'type' | 'by'> {
  const said = attributes.language === undefined ? undefined : languageTable().named(attributes.language);
  if (said !== undefined) return {language: said.name, group: said.group, type: said.type, by: 'attribute'};
  const {language = '', group = '', type = '', by = ''} = bytes === undefined ? {} : detectLanguage(path, bytes);
  return {language, group, type, by};
}
