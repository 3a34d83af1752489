// Sentences that put a file under a licence without printing it: the notices that GNU, Apache, Mozilla and others ask for, and what people write instead.
import {combine, printExpression, readExpression, type Expression} from './expression.ts';

/** What stands before and after. */
interface Around {readonly before: string; readonly after: string}

interface Statement {readonly pattern: RegExp; readonly says: (found: RegExpExecArray, around: Around) => string | undefined}

const gnuVersion = /^(?: gplv?)?(?: v(?:ersion )?| version | either version | under version | the terms of version )? ?(?:number )?(\d(?:\.\d)?)\b/;
const later = /\b(?:or|and) (?:at your option )?any later version|or any later version|or later(?: version)?\b|or \(at your option\)|or newer\b|\bv?\d(?:\.\d)? ?\+/;

/** In words as licences are compared. Each matches where the licence is named. */
const statements: readonly Statement[] = [
  {pattern: /\bgnu (?:(affero) |(lesser|library) )?(?:or (?:lesser|library) )?general public license\b/g, says: (found, around) => gnuLicence(found[1] !== undefined ? 'AGPL' : found[2] !== undefined ? 'LGPL' : 'GPL', around)},
  {pattern: /\b(?:under|terms of|license:?|by) (?:the )?(?:gnu )?(a|l)?gpl(?: license)?[ -]?v(?:ersion )?\.? ?(\d(?:\.\d)?)( ?\+| or later| or any later version| only)?/g, says: ([, family = '', version = '', more = '']) => `${family.toUpperCase()}GPL-${version.includes('.') ? version : `${version}.0`}-${/later|\+/.test(more) ? 'or-later' : 'only'}`},
  {pattern: /\bapache(?: software)? license(?: version)? (?:v ?)?(2\.0|2|1\.1)\b|apache\.org licenses license 2\.0|\bapache[ -](2\.0) license/g, says: ([, version]) => (version === '1.1' ? 'Apache-1.1' : 'Apache-2.0')},
  {pattern: /\bmozilla public license(?: version| v)? ?v?(1\.0|1\.1|2\.0)\b/g, says: ([, version]) => `MPL-${version}`},
  {pattern: /\beclipse public license(?: version| v)? ?v?(1\.0|2\.0)\b/g, says: ([, version]) => `EPL-${version}`},
  {pattern: /\bcommon development and distribution license(?: version)? ?(1\.0|1\.1)?\b/g, says: ([, version = '1.0']) => `CDDL-${version}`},
  {pattern: /\bboost software license\b/g, says: () => 'BSL-1.0'},
  {pattern: /\b(?:under|by|terms of|license) (?:the |an? )?(?:terms of the )?(?:mit|expat)(?: x11)?(?: style)?(?: open source)? license\b|\bthe mit license(?: mit)?\b|\blicensed? (?:under )?mit\b|\bmit licensed?\b(?! header)|\bopensource\.org licenses mit\b/g, says: () => 'MIT'},
  {pattern: /\b(?:under|by|terms of|license) (?:the |an? )?(?:terms of the )?(?:isc) license\b|\bisc licensed?\b/g, says: () => 'ISC'},
  {pattern: /\b(?:simplified|2 clause|two clause) bsd\b|\bbsd 2 clause\b|\bfreebsd license\b/g, says: () => 'BSD-2-Clause'},
  {pattern: /\b(?:modified|revised|new|3 clause|three clause) bsd\b|\bbsd 3 clause\b|\bopensource\.org licenses bsd 3 clause\b/g, says: () => 'BSD-3-Clause'},
  {pattern: /\bartistic license (?:version |v ?)?2\.0\b/g, says: () => 'Artistic-2.0'},
  {pattern: /\bfree software foundation gives unlimited permission to copy and or distribute it (with or without modifications )?as long as this notice is preserved\b/g, says: ([, changed]) => (changed === undefined ? 'FSFUL' : 'FSFULLR')},
  {pattern: /\b(?:same )?terms (?:and conditions )?as (?:the )?(?:perl(?: 5)?)\b/g, says: () => 'Artistic-1.0-Perl OR GPL-1.0-or-later'},
  {pattern: /\b(?:same terms as|distributed under the terms of|under) (?:the )?ruby(?: s)?(?: license)?\b|\bthe ruby license\b|\byou can (?:redistribute|distribute|freely distribute) (?:it )?(?:and or modify )?(?:it )?(?:under|of) the (?:same )?terms (?:as|of) ruby\b/g, says: () => 'Ruby'},
  {pattern: /\bfreetype (?:project )?license\b/g, says: () => 'FTL'},
  {pattern: /\bterms of the libpng license\b|\blibpng license\b|\b(?:under|terms of) the libpng license\b/g, says: () => 'Libpng'},
  {pattern: /\b(?:under|terms of) (?:the )?zlib(?: libpng)? license\b/g, says: () => 'Zlib'},
  {pattern: /\bpostgresql license\b/g, says: () => 'PostgreSQL'},
  {pattern: /\bpython software foundation license\b|\blicensed to psf under\b/g, says: () => 'PSF-2.0'},
  {pattern: /\buniversal permissive license(?: v)? ?1\.0\b/g, says: () => 'UPL-1.0'},
  {pattern: /\bzope public license(?: zpl)?(?: version)? 2\.1\b/g, says: () => 'ZPL-2.1'},
  {pattern: /\bacademic free license(?: version)? (\d\.\d)\b/g, says: ([, version]) => `AFL-${version}`},
  {pattern: /\bblue oak model license\b/g, says: () => 'BlueOak-1.0.0'},
  {pattern: /\bcreative commons attribution (?:(share ?alike) )?(\d\.\d) (?:international|unported|generic)\b/g, says: ([, alike, version]) => `CC-BY-${alike === undefined ? '' : 'SA-'}${version}`},
  {pattern: /\bcreative ?commons (?:zero|cc0)\b|\bcc0 1\.0 universal\b|publicdomain zero 1\.0/g, says: () => 'CC0-1.0'},
  {pattern: /\bfree and unencumbered software released into the public domain\b|\bunder the unlicense\b|\bthe unlicense\b/g, says: () => 'Unlicense'},
  {pattern: /\b(?:is|are|been|hereby|placed|released|release) (?:placed |released |dedicated |put )?(?:in(?:to)?|to) the public domain\b|\bthis (?:code|file|software|work|program) is (?:in the )?public domain\b/g, says: () => 'LicenseRef-public-domain'},
  {pattern: /\b(?:this|is) (?:\w+ ){0,4}proprietary and confidential\b|\bconfidential and proprietary\b|\bunauthori[sz]ed copying of this file\b/g, says: () => 'LicenseRef-proprietary'},
];

const alternatives = /\b(?:dual|dually|multi|tri) ?-?licensed\b|\bunder either\b|\beither of (?:the )?(?:apache|mit|these|two)|\balternatively\b|\bor at your option\b(?! any later)|\bat your (?:option|choice)\b(?! any later)|\b(?:apache(?:-| license )?\S* or (?:the )?mit|mit(?: license)? or (?:the )?apache|mit or gpl|mit and gpl)\b|\bor the (?:mit|bsd|apache|gnu|gpl)\b|\bmay (?:choose|select)\b/;
const reach = 220;
const most = 12;

/** What the sentences of a text say together. `text` is its words with one blank between. */
export function statedLicences(text: string): Expression | undefined {
  const found = new Map<string, Expression>();
  for (const {pattern, says} of statements) {
    let count = 0;
    for (const match of text.matchAll(pattern)) {
      if (count++ === most) break;
      const id = says(match, {before: text.slice(Math.max(0, match.index - reach), match.index), after: text.slice(match.index + match[0].length, match.index + match[0].length + reach)});
      const read = id === undefined ? undefined : readExpression(id);
      if (read !== undefined) found.set(printExpression(read), read);
    }
  }
  const ids = [...found.keys()];
  // "or any later version" is said once; a second mention of the same licence without it says nothing new.
  const told = ids.filter((id) => !(id.endsWith('-only') && found.has(id.replace(/-only$/, '-or-later'))) && !(id === 'LicenseRef-public-domain' && (found.has('Unlicense') || found.has('CC0-1.0'))));
  return told.length === 0 ? undefined : combine(alternatives.test(text) ? 'OR' : 'AND', told.flatMap((id) => found.get(id) ?? []));
}

/** The version may stand on either side. Another licence named behind has one of its own. */
function gnuLicence(family: string, {before, after}: Around): string | undefined {
  const own = after.split(/\bgeneral public license\b/, 1)[0] ?? '';
  const version = gnuVersion.exec(own)?.[1] ?? /\bversion (\d(?:\.\d)?)\b/.exec(own.slice(0, 150))?.[1] ?? /\bv(\d(?:\.\d)?)\b/.exec(own.slice(0, 40))?.[1] ?? /\bversion (\d(?:\.\d)?)(?: \S+){0,12} of the $/.exec(before)?.[1];
  if (version === undefined) return undefined;
  const known = /^(?:1(?:\.0)?|2(?:\.[01])?|3(?:\.0)?)$/.test(version);
  return known ? `${family}-${version.length === 1 ? `${version}.0` : version}-${later.test(own) || later.test(before.slice(-80)) ? 'or-later' : 'only'}` : undefined;
}
