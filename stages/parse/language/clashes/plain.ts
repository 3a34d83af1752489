// Clashes that content hardly decides: the language that nearly all files of the name are in.
import {rule, type Clash} from './clash.ts';

const likely: readonly (readonly [language: string, ...clues: readonly string[]])[] = [
  ['JavaScript', '#!node'], ['TypeScript', '#!bun', '#!deno'], ['Lua', '#!lua'], ['OCaml', '#!ocaml'], ['Perl', '#!perl'], ['Raku', '#!perl6'],
  ['Parrot Internal Representation', '#!parrot'],
  ['C#', '.cake'], ['C++', '.cp'], ['SQL', '.ddl', '.prc'], ['MQL5', '.mqh'], ['SIP', '.sip'],
  ['Shell', '.cgi'], ['Apex', '.trigger'],
];

export const plainClashes: readonly Clash[] = [
  ...likely.map(([otherwise, ...of]) => ({of, rules: [], otherwise})),
  {of: ['.asy'], rules: [rule('LTspice Symbol', /^SymbolType[ \t]/m)], otherwise: 'Asymptote'},
  {of: ['.fcgi'], rules: [rule('PHP', /<\?php/)], otherwise: 'Shell'},
  {of: ['.frag'], rules: [rule('JavaScript', /^[ \t]*(?:\(?function\b|const[ \t]+\w+[ \t]*=[ \t]*(?:require|function)|'use strict')/m)], otherwise: 'GLSL'},
  {of: ['.shader'], rules: [rule('ShaderLab', /^[ \t]*(?:Sub)?Shader\b[^\n;(]*\{?[ \t]*$/m)], otherwise: 'GLSL'},
  {of: ['.fx'], rules: [rule('FLUX', /^[ \t]*(?:=> \(|typedef[ \t]+\w+[ \t]+\w+;|source[ \t]+\w+[ \t]*=>)/m)], otherwise: 'HLSL'},
  {of: ['.jq'], rules: [rule('JSONiq', /^\(:|^[ \t]*(?:import|declare|jsoniq|variable|module)[ \t]+[\w$-]+[ \t]|\bfor \$\w{1,60} in /m)], otherwise: 'jq'},
  {of: ['.mo'], rules: [rule('Motoko', /^[ \t]*(?:import[ \t]+\w+[ \t]+"|(?:shared\b[^\n]*)?\bactor\b|public[ \t]+(?:shared[ \t]+)?(?:func|type)\b|module[ \t]*\{)/m)], otherwise: 'Modelica'},
  {of: ['.moo'], rules: [rule('Moocode', /^[ \t]*(?:@(?:verb|program|prop|create)|end(?:if|for|fork|while)\b|;\S)/m)], otherwise: 'Mercury'},
  {of: ['.reds'], rules: [rule('Redscript', /^[ \t]*(?:\/\/|(?:public|private|protected|static|final|native)[ \t]|func\b|@\w+\()/m)], otherwise: 'Red'},
  {of: ['.rsc'], rules: [rule('Rascal', /^[ \t]*module[ \t]+[\w:]+[ \t]*$/m)], otherwise: 'RouterOS Script'},
  {of: ['.ch'], rules: [rule('xBase', /^[ \t]*#[ \t]*(?:if|ifdef|ifndef|define|command|xcommand|translate|xtranslate|include|pragma|undef)\b/im)]},
  {of: ['.dsc'], rules: [rule('Debian Package Control File', /^(?:Format|Source|Binary|Maintainer):/m)], otherwise: 'DenizenScript'},
  {of: ['.ks'], rules: [rule('Kickstart', /^(?:%packages|%post|%pre|lang |keyboard |timezone |rootpw )/m)], otherwise: 'KerboScript'},
  {of: ['.nb'], rules: [rule('Wolfram Language', /^\(\*/m)], otherwise: 'Text'},
  {of: ['.spec'], rules: [rule('RPM Spec', /^(?:Name|Version|Release|Summary|License):|^%(?:define|global|prep|build|install|files|changelog)\b/im), rule('Ruby', /^(?:require|describe|Gem::)\b/m), rule('Python', /^(?:a = Analysis|import |from |# -\*- mode: python)/m)], otherwise: 'RPM Spec'},
];
