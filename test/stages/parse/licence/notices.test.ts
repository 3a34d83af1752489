// Notices that once were missed or read as another licence, each as a file has it.
import test from 'ava';
import {ownLicence} from '../../../../stages/parse/licence/own-licence.ts';

const mit = 'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:\n\nThe above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.\n\nTHE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL ACME COMPANY BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.\n';
const onNames = '\nExcept as contained in this notice, the name of Acme Company shall not be used in advertising or otherwise to promote the sale, use or other dealings in this Software without prior written authorization from Acme Company.\n';
const bsd = (clause: string) => `Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:\n\n1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.\n2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution.\n${clause}\nTHIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.\n`;
const gpl = (start: string) => ['This program is free software; you can redistribute it and/or modify', 'it under the terms of the GNU General Public License as published by', 'the Free Software Foundation; either version 2 of the License, or', '(at your option) any later version.'].map((line) => `${start}${line}\n`).join('');
const granted = (verbs: string) => `Permission to ${verbs} this software and its documentation for any purpose is hereby granted without fee, provided that the above copyright notice appear in all copies. Acme makes no representations about the suitability of this software. It is provided "as is" without express or implied warranty.\n`;

const files: Readonly<Record<string, readonly [path: string, text: string, expression: string]>> = {
  'an old permission': ['LICENSE', granted('use, copy, modify, and distribute'), 'HPND'],
  'an old permission that allows selling': ['a.h', `/*\n${granted('use, copy, modify, distribute and sell')}*/\n`, 'HPND-sell-variant'],
  'an old permission below the GPL': ['a.h', `${gpl('// ')}\n/*\n${granted('use, copy, modify, distribute and sell')}*/\n`, 'GPL-2.0-or-later AND HPND-sell-variant'],
  'MIT': ['LICENSE', mit, 'MIT'],
  'MIT with a clause on names': ['LICENSE', mit + onNames, 'X11'],
  'and with modifications': ['LICENSE', mit.replace('distribute, sublicense', 'distribute, distribute with modifications, sublicense') + onNames, 'X11-distribute-modifications-variant'],
  'BSD of two clauses': ['LICENSE', bsd(''), 'BSD-2-Clause'],
  'a third clause in other words': ['LICENSE', bsd('3. The names of contributors to this software may not be used to endorse or promote products derived from this software without specific prior written permission.\n'), 'BSD-3-Clause'],
  'names of texts in a list of files': ['GUIDE.md', 'benchsuite  grep   LICENSE-MIT   tests\nCOPYING  src  LICENSE-APACHE\n', ''],
  'autoconf comments': ['a.m4', gpl('dnl '), 'GPL-2.0-or-later'],
  'Vim comments': ['a.vim', gpl('" '), 'GPL-2.0-or-later'],
  'strings that begin a line': ['a.c', gpl('" '), ''],
  'Perl documentation that began far above': ['a.pm', `package A;\n${'1;\n'.repeat(80)}=head1 NAME\n\n${'A long text.\n\n'.repeat(600)}Copyright 2001 Acme.\nYou may use it under the same terms as Perl itself.\n\n=head1 AUTHOR\n\n=cut\n`, 'Artistic-1.0-Perl OR GPL-1.0-or-later'],
  'Perl code behind documentation': ['a.pm', `=head1 NAME\n\n=cut\n\n${'print 1;\n'.repeat(900)}print "under the same terms as Perl itself";\n`, ''],
  'a text in a file with a version for its name': ['Apache-2.0', 'Licensed under the Apache License, Version 2.0\n', 'Apache-2.0'],
  'Apache with a v apart': ['README', 'The code is licensed under Apache License v. 2.0.\n', 'Apache-2.0'],
  'Artistic': ['a.pl', '# This is free software, licensed under:\n#   The Artistic License 2.0 (GPL Compatible)\n', 'Artistic-2.0'],
  "autoconf's own": ['a.m4', 'dnl This file is free software; the Free Software Foundation\ndnl gives unlimited permission to copy and/or distribute it,\ndnl with or without modifications, as long as this notice is preserved.\n', 'FSFULLR'],
  'a permission of one sentence': ['AUTHORS', 'Copying and distribution of this file, with or without modification, are permitted in any medium without royalty provided the copyright notice and this notice are preserved.\n', 'FSFAP-no-warranty-disclaimer'],
};

for (const [name, [path, text, expression]] of Object.entries(files)) {
  test(`ownLicence() reads ${name}`, (t) => t.is(ownLicence(path, text).expression, expression));
}
