// What people call a licence where an SPDX expression is asked for: in packages' metadata and in plain sentences.
import {combine, readExpression, type Expression} from './expression.ts';

/** In words as licences are compared: lower case, no punctuation. The first that matches the whole name speaks. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^(?:the )?(?:apache|asl?)(?: software)?(?: foundation)?(?: public)?(?: license)?(?: version)?(?: |-)?v?\.?2(?:\.0)?(?: license)?(?: asl.*)?$/, 'Apache-2.0'],
  [/^(?:the )?apache(?: software)? license(?: version)? v?1\.1$/, 'Apache-1.1'],
  [/^(?:the )?(?:mit|expat|mit x11|mit expat)(?: license)?(?: mit)?$/, 'MIT'],
  [/^(?:the )?(?:new|modified|revised|3 clause|three clause) bsd(?: license)?$|^bsd(?: license)?(?: bsd)? (?:3|3 clause|new|three clause)(?: or.{0,20})?(?: license)?$|^bsd3$/, 'BSD-3-Clause'],
  [/^(?:the )?(?:simplified|freebsd|2 clause|two clause) bsd(?: license)?$|^bsd(?: license)?(?: 2| 2 clause| two clause| simplified)(?: license)?$|^bsd2$|^freebsd(?: license)?$/, 'BSD-2-Clause'],
  [/^(?:the )?isc(?: license)?(?: iscl?)?$/, 'ISC'],
  [/^(?:the )?(?:mozilla public license|mpl)(?: version| v)? ?v?2(?:\.0)?(?: mpl 2\.0)?$/, 'MPL-2.0'],
  [/^(?:the )?(?:mozilla public license|mpl)(?: version| v)? ?v?1\.1$/, 'MPL-1.1'],
  [/^(?:the )?(?:eclipse public license|epl)(?: version)?(?: v)? ?v?2(?:\.0)?$/, 'EPL-2.0'],
  [/^(?:the )?(?:eclipse public license|epl)(?: version)?(?: v)? ?v?1(?:\.0)?$/, 'EPL-1.0'],
  [/^(?:eclipse distribution license|edl)(?: new bsd license)?(?: version)?(?: v)? ?v?1(?:\.0)?$/, 'BSD-3-Clause'],
  [/^(?:the )?boost(?: software license)?(?: version)? ?(?:1\.0)?(?: bsl 1\.0)?$/, 'BSL-1.0'],
  [/^(?:the )?unlicense(?: unlicense)?$/, 'Unlicense'],
  [/^(?:the )?zlib(?: libpng)?(?: license)?$/, 'Zlib'],
  [/^wtfpl(?: version 2)?$|^do what the f\w+ you want to public license.*$/, 'WTFPL'],
  [/^cc0(?: |-)?(?:1\.0)?(?: universal)?.*$|^creative commons zero.*$/, 'CC0-1.0'],
  [/^(?:python software foundation(?: license)?|psf(?:l|2| license)?)$/, 'PSF-2.0'],
  [/^(?:the )?artistic license 2\.0$/, 'Artistic-2.0'],
  [/^public domain$/, 'LicenseRef-public-domain'],
  [/^(?:unlicensed|proprietary|commercial|all rights reserved|other proprietary license|proprietary license|none)$/, 'LicenseRef-proprietary'],
  [/^(?:cddl|common development and distribution license)(?: cddl)?(?: version)? ?v?1\.1$/, 'CDDL-1.1'],
  [/^(?:cddl|common development and distribution license)(?: cddl)?(?: version)? ?(?:v?1\.0)?$/, 'CDDL-1.0'],
  [/^universal permissive license.*1\.0$/, 'UPL-1.0'],
  [/^zpl ?2\.1$|^zope public license(?: 2\.1)?$/, 'ZPL-2.1'],
];

const gnu = /^(?:the )?(?:gnu )?(?:(affero )|(lesser |library ))?(agpl|lgpl|gpl|gnu|general public license)(?: (affero )?(lesser |library )?general public license)?(?: as published by the free software foundation)?(?: license)?(?: agpl| lgpl| gpl)?[ -]?(?:version |v ?)?[ -]?v?(\d(?:\.\d)?)?( ?\+| or (?:any )?(?:later|newer|above|greater)(?: versions?)?| or (?:at your option )?any later version| only)?(?: (?:a|l)?gplv?\d?(?:\.\d)?)?( ?\+)?(?: license)?$/;

/** An SPDX expression, or a name that people use for one; lists of names with a slash are alternatives, as Cargo has it. */
export function namedLicence(name: string): Expression | undefined {
  if (name.length > 500) return undefined;
  const read = readExpression(name);
  if (read !== undefined) return read;
  if (/[/|]/.test(name) && !/https?:/.test(name)) {
    const parts = name.split(/[/|]/).map((part) => namedPart(part));
    return parts.some((part) => part === undefined) ? undefined : combine('OR', parts.filter((part) => part !== undefined));
  }
  return namedPart(name);
}

function namedPart(name: string): Expression | undefined {
  const plain = name.trim().toLowerCase().replace(/^osi approved :: /, '').replaceAll(/licen[cs]es?\b/g, 'license').replaceAll(/["'(),;:_]+/g, ' ').replaceAll(/-/g, ' ').replaceAll(/\s+/g, ' ').trim();
  const known = names.find(([pattern]) => pattern.test(plain))?.[1];
  return readExpression(name.trim()) ?? (known === undefined ? gnuLicence(plain) : readExpression(known));
}

function gnuLicence(plain: string): Expression | undefined {
  const found = gnu.exec(plain);
  if (found === null) return undefined;
  const [, affero, lesser, short = '', affero2, lesser2, version, later = '', plus = ''] = found;
  if (version === undefined) return undefined;
  const family = short === 'agpl' || affero !== undefined || affero2 !== undefined ? 'AGPL' : short === 'lgpl' || lesser !== undefined || lesser2 !== undefined ? 'LGPL' : 'GPL';
  const spelled = `${family}-${version.length === 1 ? `${version}.0` : version}${/later|newer|above|greater|\+/.test(later + plus) ? '-or-later' : '-only'}`;
  return readExpression(spelled);
}
