// Where licensecheck is wrong, by class: each was judged by reading files, of which one is named. A class speaks of answers and of words in the file, never of a tree.

interface Miss {
  /** licensecheck's answer and ours, as "theirs | ours". */
  readonly answers: RegExp;
  /** What stands in the file, with one blank between words and without signs. Without it the class does not hold. */
  readonly says: RegExp;
  readonly why: string;
  readonly example: string;
}

const inFull = 'says nothing where the text that SPDX lists under our id stands in full';
const oneOfTwo = 'reads one of two licences';
const sentence = 'misses a licence that a sentence names';

const misses: readonly Miss[] = [
  {answers: /^- \| (?:mit|x11-distribute-modifications-variant|x11-no-permit-persons)$/, says: /permission is hereby granted free of charge to any person obtaining a copy/, why: inFull, example: 'Debian, /usr/include/curses.h'},
  {answers: /^- \| (?:hpnd|smlnj|mit-cmu)$/, says: /permission to use copy modify and distribute this software and its documentation/, why: inFull, example: 'Debian, /usr/include/X11/XKBlib.h'},
  {answers: /^- \| (?:spencer-99|bsd-source-code)$/, says: /redistribution and use in source and binary forms with or without modification are permitted/, why: inFull, example: 'Debian, tcl/tcl-private/generic/regex.h'},
  {answers: /^- \| (?:blueoak-1\.0\.0|lsof)$/, says: /gives everyone as much permission|permission is granted to anyone to use this software/, why: inFull, example: 'lsof, scripts/list_fields.awk'},
  {answers: /^- \| public-domain$/, says: /public domain/, why: 'knows no dedication to the public domain but its own wordings', example: 'xz, lzma.h: "This file has been put into the public domain"'},
  {answers: /^- \| bsd-3-clause$/, says: /bsd 3 clause license/, why: sentence, example: 'CMake, Modules/*.cmake: "Distributed under the OSI-approved BSD 3-Clause License"'},
  {answers: /^- \| perl$/, says: /same terms as (?:the )?perl/, why: sentence, example: 'Perl, App/Cpan.pm: "You may redistribute this under the same terms as Perl itself"'},
  {answers: /^(?:gpl|gpl perl) \| perl$/, says: /same terms as (?:the )?perl/, why: "takes the GPL that Perl's terms name for another one", example: 'Perl, Net/Cmd.pm: "under the same terms as Perl itself, i.e. under the terms of either the GNU General Public License or the Artistic License"'},
  {answers: /^(.* )?ntp(?:_disclaimer)? \| .*\bhpnd/, says: /permission to [\w ]{0,60}(?:copy|modify)[\w ]{0,60} this software/, why: 'says NTP of any permission of that age; the clauses of the text are those of HPND', example: 'libstdc++, c++/12/algorithm: "and sell", and no clause on names'},
  {answers: /^lgpl( mit)? \| gpl-2\+ lgpl-3\+\1$/, says: /either version 3 of the license[\w ]+ or[\w ]+ either version 2 of the license/, why: 'names the LGPL without the versions, and not the GPL beside it', example: 'GMP, gmpxx.h'},
  {answers: /^(a?l?gpl-\d(?:\.\d)?) \| \1\+$/, says: /any later version/, why: 'misses "or any later version"', example: 'bash-completion, completions/gio: "version 2.1 of the licence, or (at your option) any later version"'},
  {answers: /^gpl-2 \| gpl-2 linux-openib$/, says: /choice of one of two licenses/, why: oneOfTwo, example: 'Linux, rdma/ib_user_ioctl_cmds.h'},
  {answers: /^hpnd-sell-variant \| hpnd-sell-variant mit$/, says: /permission is hereby granted free of charge .* permission to use copy modify/, why: oneOfTwo, example: 'libXfixes, X11/extensions/Xfixes.h'},
  {answers: /^apache-2\.0 \| apache-2\.0 bsd-source-code$/, says: /apache license 2 0 .* redistribution and use in source and binary forms/, why: oneOfTwo, example: 'OpenSSL, openssl/seed.h'},
  {answers: /^mit \| mit unlicense$/, says: /dual licensed under mit or the unlicense/, why: oneOfTwo, example: 'ripgrep, README.md: "Dual-licensed under MIT or the UNLICENSE"'},
  {answers: /^mit \| x11$/, says: /shall not be used in advertising or otherwise to promote the sale/, why: 'overlooks the clause on names that makes X11 of MIT', example: 'libXext, X11/extensions/Xdbe.h'},
  {answers: /^fsfap \| fsfap-no-warranty-disclaimer$/, says: /copying and distribution of this file with or without modification are permitted/, why: 'says FSFAP of the text without its disclaimer, which SPDX lists apart', example: 'grep, AUTHORS'},
  {answers: /^bsd-3-clause \| bsd-3-clause-tso$/, says: /the entire permission notice in its entirety/, why: 'says BSD-3-Clause of what SPDX lists as a text of its own', example: 'util-linux, uuid/uuid.h'},
];

/** Both answers in one spelling. */
export function missOf(theirs: string, ours: string, text: string): string | undefined {
  const words = text.slice(0, 100_000).toLowerCase().replaceAll(/^[ \t]*(?:dnl|rem)\b/gm, ' ').replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  return misses.find(({answers, says}) => answers.test(`${theirs} | ${ours}`) && says.test(words))?.why;
}
