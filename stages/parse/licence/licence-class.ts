// What kind of licence an expression is: how much it asks of whoever passes the work on.
import type {Expression} from './expression.ts';

/** From the freest to the least known. What nobody has judged is unknown, never permissive. */
export const licenceClasses = ['public-domain', 'permissive', 'weak-copyleft', 'strong-copyleft', 'proprietary', 'unknown'] as const;
export type LicenceClass = (typeof licenceClasses)[number];

/** The first that matches speaks. Versions stay open at the end where all versions are of one kind. */
const classes: readonly (readonly [LicenceClass, RegExp])[] = [
  ['public-domain', /^(?:CC0-1\.0|CC-PDDC|CC-PDM-1\.0|PDDL-1\.0|Unlicense(?:-.*)?|SAX-PD.*|NIST-PD.*|blessing|libselinux-1\.0|LicenseRef-public-domain)$/],
  ['proprietary', /^(?:CC-BY-(?:NC|ND).*|BUSL-.*|SSPL-.*|Elastic-.*|PolyForm-.*|Parity-.*|Hippocratic-.*|JSON|Aladdin|AFPL.*|NASA-1\.3|RSCPL|NPOSL.*|BitTorrent-.*|Prosperity-.*|MIT-enna|Commons-Clause|LicenseRef-proprietary|TU-Berlin-1\.0|BSD-3-Clause-No-.*|UPL-NC.*)$/],
  ['strong-copyleft', /^(?:A?GPL-.*|CC-BY-SA-.*|EUPL-.*|OSL-.*|RPL-.*|CECILL-[12].*|CPAL-.*|Sleepycat|QPL-.*|GFDL-.*|CPOL-.*|BSD-Protection|LiLiQ-R.*|ODbL-.*|CDLA-Sharing-.*|copyleft-next-.*|OCLC-2\.0|Watcom-1\.0|APL-1\.0|CAL-.*|CERN-OHL-(?:1.*|S-.*)|TAPR-OHL.*|FDK-AAC|NGPL|SimPL-2\.0|C-UDA-1\.0|LAL-.*|D-FSL-1\.0|MulanPubL-.*)$/],
  ['weak-copyleft', /^(?:LGPL-.*|LGPLLR|MPL-.*|[EC]PL-.*|IPL-.*|CDDL-.*|APSL-.*|Artistic-.*|ClArtistic|MS-RL|LPPL-.*|LPL-.*|CECILL-C|OFL-.*|SISSL.*|SPL-.*|NPL-.*|NOSL|Nokia|RHeCos-1\.1|Vim|Ruby|CUA-OPL-1\.0|YPL-.*|ErlPL-1\.1|Interbase-1\.0|OGTSL|Motosoto|gSOAP.*|CERN-OHL-W-.*|LiLiQ-Rplus.*|ODC-By-1\.0|UCL-1\.0|OSET-PL-2\.1|MirOS-CL|eCos-2\.0|wxWindows|BSD-2-Clause-Patent-CL)$/],
  ['permissive', /^(?:0BSD|AAL|AFL-.*|AML.*|AMDPLPA|ANTLR-PD.*|APAFML|Abstyles|Adobe-.*|Afmparse|Apache-.*|BSD-.*|BSL-1\.0|Barr|Beerware|Bitstream-.*|BlueOak-1\.0\.0|Boehm-GC.*|Borceux|Brian-Gladman-.*|CC-BY-\d.*|CDLA-Permissive-.*|CECILL-B|CNRI-.*|CMU-Mach.*|COIL-1\.0|Caldera.*|ClArtistic|Cube|DOC|DSDP|Dotseqn|ECL-.*|EFL-.*|Entessa|EUDatagrid|FSFAP.*|FSFUL.*|FTL|Fair|FreeBSD-DOC|GLWTPL|Giftware|Glide|Glulxe|HPND.*|HTMLTIDY|ICU|IJG.*|ISC.*|Imlib2|ImageMagick|Info-ZIP|Intel|JPNIC|JasPer-2\.0|Kazlib|Latex2e.*|Leptonica|Libpng|libpng-.*|libtiff|Linux-OpenIB|MIT.*|MS-PL|Mackerras-.*|Martin-Birgmeier|Minpack|MulanPSL-.*|Multics|Mup|NAIST-2003|NBPL-1\.0|NCSA|NICTA-1\.0|NLOD-.*|NLPL|NTP.*|Naumen|Net-SNMP|NetCDF|Newsletr|OAR|OGC-1\.0|OGL-.*|OLDAP-.*|OLFL-1\.3|OML|OpenSSL.*|PHP-.*|PSF-2\.0|Plexus|PostgreSQL|Python-2\.0.*|Qhull|Rdisc|SGI-B-.*|SHL-.*|SMLNJ|SMPPL|SSH-.*|SWL|Saxpath|SchemeReport|Sendmail.*|Spencer-.*|StandardML-NJ|SunPro|Symlinks|TCL|TCP-wrappers|TMate|TOSL|TTWL|TermReadKey|UPL-1\.0|Unicode-.*|UCAR|VSL-1\.0|W3C.*|WTFPL|WTFNMFPL|Wsuipa|X11.*|XFree86-1\.1|XSkat|Xerox|Xfig|Xnet|ZPL-.*|Zed|Zend-2\.0|Zlib|bcrypt-Solar-Designer|bzip2-.*|check-cvs|curl|diffmark|dtoa|dvipdfm|etalab-2\.0|fwlw|gnuplot|hdparm|iMatix|lsof|magaz|metamail|mpi-permissive|mpich2|mplus|psfrag|psutils|pkgconf|python-ldap|radvd|snprintf|ssh-keyscan|swrl|threeparttable|ulem|xinetd|xkeyboard-config-Zinoviev|xlock|xpp|zlib-acknowledgement)$/],
];

/** Exceptions of the GNU licences let others link or ship along: what is beside the work stays free. */
const known = new Map<string, LicenceClass>();

export function classOfLicence(id: string, exception: string): LicenceClass {
  const plain = id.replace(/\+$/, '');
  let found = known.get(plain);
  if (found === undefined) {
    found = classes.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'unknown';
    // Repositories may make up endless references.
    if (known.size < 2000) known.set(plain, found);
  }
  return found === 'strong-copyleft' && exception !== '' ? 'weak-copyleft' : found;
}

/** Of alternatives the freest may be chosen; of what holds together the strictest binds. */
export function classOf(expression: Expression): LicenceClass {
  if (expression.kind === 'licence') return classOfLicence(expression.id, expression.exception);
  const ranks = expression.members.map((member) => licenceClasses.indexOf(classOf(member)));
  return licenceClasses[expression.kind === 'OR' ? Math.min(...ranks) : Math.max(...ranks)] ?? 'unknown';
}
