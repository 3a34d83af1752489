// Clashes between programming languages in wide use.
import {rule, type Clash} from './clash.ts';

const objectiveC = /^[ \t]*(?:@(?:interface|class|protocol|property|end|synchronized|selector|implementation)\b|#import[ \t][^\n]*\.h[">])/m;
const cPlusPlus = new RegExp(
  [
    '^[ \\t]*#[ \\t]*include[ \\t]*<(?:c?std\\w{2,10}|string|string_view|vector|map|set|list|array|tuple|memory|utility|functional|optional|variant|bitset|queue|stack|deque|algorithm|type_traits|forward_list|unordered_(?:map|set)|[io]?o?stream|iostream|atomic|mutex|thread)>',
    '^[ \\t]*template[ \\t]*<',
    '^[ \\t]*(?:try\\b|constexpr\\b|catch[ \\t]*\\()',
    '^[ \\t]*(?:class|namespace|using[ \\t]+namespace)[ \\t]+\\w',
    '^[ \\t]*(?:private|public|protected)[ \\t]*:',
    '__has_cpp_attribute|__cplusplus >|std::\\w',
  ].join('|'),
  'm',
);
const perl = /\buse (?:strict|warnings|v?5)\b|^[ \t]*use[ \t]+(?:constant|overload|lib|base|parent)\b|^[ \t]*package[ \t]+[A-Za-z_][\w:]*[ \t]*[;{]|^[ \t]*(?:our[ \t]*)?@EXPORT|[ \t$][A-Za-z_]\w{0,60}->[a-zA-Z_[({]|^#!.*\bperl\b|^[ \t]*(?:my|our|local)[ \t]+[$@%(]/m;
const raku = /^[ \t]*(?:use[ \t]+v6\b|(?:unit[ \t]+|my[ \t]+)?(?:module|class|role|grammar)[ \t]+[A-Z])/m;
const version6 = /^[ \t]*(?:use[ \t]+v6\b|(?:unit[ \t]+)?(?:module|class)[ \t]+[\w:]+[ \t]*[;{]|(?:my|our)[ \t]+(?:class|sub)[ \t]+[\w:]+[ \t]+(?:is[ \t]|\{))/m;
const prolog = /^[^#\n]*:-/m;

export const codeClashes: readonly Clash[] = [
  {of: ['.h'], rules: [rule('Objective-C', objectiveC), rule('C++', cPlusPlus)], otherwise: 'C'},
  {of: ['.hh'], rules: [rule('Hack', /<\?hh/)], otherwise: 'C++'},
  {of: ['.php'], rules: [rule('Hack', /^<\?hh/m)], otherwise: 'PHP'},
  {of: ['.cs'], rules: [rule('Smalltalk', /![\w \t]{1,80}methodsFor: /)], otherwise: 'C#'},
  {
    of: ['.m'],
    rules: [
      rule('Objective-C', objectiveC),
      rule('Mercury', /:- module/),
      rule('MUF', /^: /m),
      rule('M', /^[ \t]*;|^\w+(?:\([\w,]*\))?[ \t]+;|^[ \t]+(?:set|write|do|quit|new|kill)[ \t]+[\w"^!(]/im),
      rule('Wolfram Language', /\(\*/, /\*\)[ \t]*$/m),
      rule('MATLAB', /^[ \t]*%|^[ \t]*function\b[^\n]*[=(]|^[ \t]*(?:end|clc|clear(?: all)?|close all);?[ \t]*$/m),
      rule('Limbo', /^\w+[ \t]*:[ \t]*module[ \t]*\{/m),
      rule('Objective-C', /^[ \t]*#(?:import|include|define|ifdef|ifndef|pragma)\b/m),
    ],
    otherwise: 'MATLAB',
  },
  {of: ['.mm'], rules: [rule('XML', /^[ \t]*<(?:\?xml|map\b)/m)], otherwise: 'Objective-C++'},
  {of: ['.ts'], rules: [rule('XML', /<TS\b/)], otherwise: 'TypeScript'},
  {of: ['.tsx'], rules: [rule('XML', /^[ \t]*<\?xml[ \t]+version/im)], otherwise: 'TSX'},
  {
    of: ['.rs'],
    rules: [
      rule('Rust', /^[ \t]*(?:use |(?:unsafe |async |const )?fn |mod |pub[ (]|macro_rules!|impl[ <]|struct |enum |trait |extern crate |#!?\[)/m),
      rule('RenderScript', /#include|#pragma[ \t]{1,9}(?:rs|version)|__attribute__/),
      rule('XML', /^[ \t]*<\?xml/m),
    ],
    otherwise: 'Rust',
  },
  {of: ['.pl'], rules: [rule('Prolog', /^[^#\n]*:-/m), {is: 'Perl', when: [perl], unless: version6}, rule('Raku', raku)], otherwise: 'Perl'},
  {of: ['.pm'], rules: [{is: 'Perl', when: [perl], unless: version6}, rule('Raku', raku), rule('X PixMap', /^[ \t]*\/\* XPM \*\//m)], otherwise: 'Perl'},
  {of: ['.t'], rules: [{is: 'Perl', when: [perl], unless: version6}, rule('Turing', /^[ \t]*%[ \t]|^[ \t]*(?:put|setscreen)[ \t]|^[ \t]*var[ \t]+\w+[ \t]*(?::[ \t]*\w+[ \t]*)?:=/m), rule('Raku', raku), rule('Terra', /^[ \t]*(?:terra|local)\b/m)], otherwise: 'Perl'},
  {of: ['.plt'], rules: [rule('Prolog', /^[ \t]*:-/m)], otherwise: 'Gnuplot'},
  {of: ['.pro'], rules: [
    rule('Proguard', /^-(?:include\b[^\n]*\.pro$|keep\w*\b|dontwarn\b)/m),
    rule('Prolog', prolog),
    rule('INI', /last_client=/),
    rule('QMake', /^[ \t]*(?:HEADERS|SOURCES|TARGET|TEMPLATE|QT|CONFIG|SUBDIRS)[ \t]*[+*-]?=/m),
    rule('IDL', /^[ \t]*(?:function|pro|compile_opt)[ \t]+\w[ \w,:]*$/im),
  ]},
  {of: ['.v'], rules: [
    rule('Rocq Prover', /(?:^|[ \t])(?:Proof|Qed)\.(?:$|[ \t])|^[ \t]*(?:From[ \t]+\w[\w.]*[ \t]+)?Require[ \t]+(?:Import|Export)\b/m),
    rule('Verilog', /^[ \t]*module[ \t]+[^\s()#;]+[ \t]*#?[(;]|^[ \t]*(?:endmodule\b|`(?:define|ifdef|ifndef|include|timescale|pragma))|^[ \t]*always[ \t]*@|^[ \t]*initial[ \t]*(?:begin|@)/m),
    rule('V', /\$(?:if|else)[ \t]|^[ \t]*(?:pub[ \t]+)?(?:fn[ \t]+[^\s(]|struct[ \t]+[A-Z])|^[ \t]*for[ \t]*\{|^(?:module|import)[ \t]+\w[\w.]*$/m),
  ], otherwise: 'Verilog'},
  {of: ['.fs'], rules: [
    rule('Forth', /^(?:: |new-device)/m),
    rule('F#', /^[ \t]*(?:#light|import|let|module|namespace|open|type)\b/m),
    rule('GLSL', /^[ \t]*(?:#version|precision|uniform|varying|vec[234])\b/m),
    rule('Filterscript', /#include|#pragma[ \t]{1,9}(?:rs|version)|__attribute__/),
  ], otherwise: 'F#'},
  {of: ['.cls'], rules: [
    rule('Visual Basic 6.0', /^ *VERSION \d\.\d CLASS/m, /^[ \t]*MultiUse[ \t]*=/m, /^[ \t]*Persistable[ \t]*=/m),
    rule('VBA', /^ *VERSION \d\.\d CLASS/m),
    rule('TeX', /^[ \t]*\\(?:NeedsTeXFormat|ProvidesClass)\b/m),
    rule('ObjectScript', /^Class[ \t]/m),
    rule('OpenEdge ABL', /^[ \t]*(?:end[ \t]+(?:class|interface)\.|(?:class|interface)[ \t]+[a-z_][\w#$%&.-]*:)/im),
  ], otherwise: 'Apex'},
  {of: ['.inc'], rules: [
    rule('Motorola 68K Assembly', /^[ \t]*(?:movem?\.[bwl]|moveq(?:\.l)?|dbra|btst)\b/im),
    rule('PHP', /^<\?(?:php)?/m),
    rule('SourcePawn', /^(?:public[ \t]+SharedPlugin\b|methodmap[ \t]+\w+[ \t]+<)|^[ \t]*MarkNativeAsOptional[ \t]*\(/m),
    rule('NASL', /^[ \t]*include[ \t]*\([ \t]*["'][^"'\n]*\.(?:nasl|inc)["']|^[ \t]*(?:global|local)_var[ \t]/m),
    rule('POV-Ray SDL', /^[ \t]*#(?:declare|local|macro|while)[ \t]/m),
    rule('Pascal', /^[ \t]*(?:\{\$(?:mode|ifdef|undef|define)[ \t]|end[.;][ \t]*$)/im),
    rule('BitBake', /^inherit[ \t]+[\w.-]|^[A-Z][A-Z_0-9]{2,40}(?:[:_][a-z]{1,20})?[ \t]*[?+.:]{0,2}=[ \t]*"/m),
    rule('Assembly', /^[^"m\n]{0,80}\bmov[ \t]+[^\s,]+,|^[ \t]+db[ \t]+[a-z\d]/im),
    rule('SQL', /^[ \t]*(?:select|insert[ \t]+into|create[ \t]+table|drop[ \t]+table)[ \t]/im),
    rule('Pawn', /^[ \t]*(?:#pragma[ \t]+(?:library|semicolon|tabsize|dynamic)\b|#(?:tryinclude|endinput)\b|(?:native|forward|stock|public)[ \t]+(?:\w+:)?\w+[ \t]*\()/m),
    rule('C++', /^[ \t]*(?:#[ \t]*(?:include|define|ifdef|ifndef|if|pragma|undef|endif)\b|template[ \t]*<|namespace\b|\/\/)/m),
    rule('HTML', /^[ \t]*<(?:div|html|head|body|table|script|link|meta|p|a|ul)\b/im),
  ]},
  {of: ['.d'], rules: [
    rule('D', /^module[ \t]+[\w.]+[ \t]*;|^[ \t]*(?:public[ \t]+|static[ \t]+|private[ \t]+)?import[ \t]+[\w.]+[ \t]*[;,:=]|^[ \t]*(?:unittest\b|(?:@safe|@nogc|pure|nothrow)\b)|^[ \t]*\w+[ \t]+\w+[ \t]*\([^)\n]*\)[ \t]*\{/m),
    rule('DTrace', /^(?:\w+:\w*:[\w-]*:[\w-]*|BEGIN|END|provider[ \t]|(?:tick|profile)-\w+|#pragma[ \t]+(?:D|ident)\b)/m),
    rule('Makefile', /^[^\s:#][^\n:]*:[ \t][^\n]*[\w\\]$|^[^\n:]*: \\$|^[ %]:/m),
  ], otherwise: 'D'},
  {of: ['.sc'], rules: [rule('SuperCollider', /\^(?:this|super)\.|^[ \t]*~\w+[ \t]*=|^\+?[ \t]*[A-Z]\w*[ \t]*(?::[ \t]*[A-Z]\w*[ \t]*)?\{[ \t]*$/m), rule('Scala', /^[ \t]*(?:import[ \t]|class\b|object\b|def\b|val\b|\/\/>)/m)], otherwise: 'Scala'},
  {of: ['.r'], rules: [
    rule('Rebol', /\brebol\b/i),
    rule('Rez', /#include[ \t]{1,9}["<](?:Types\.r|Carbon\/Carbon\.r)[">]|^(?:resource|data|type)[ \t]+'[A-Za-z0-9]{4}'[ \t]/m),
  ], otherwise: 'R'},
  {of: ['.ml'], rules: [rule('Standard ML', /^(?:structure|signature|functor|fun|datatype)[ \t]/m), rule('OCaml', /^[ \t]*(?:module|open|let)\b|let rec |\bmatch\b.{1,200}\bwith\b/m), rule('Standard ML', /=> |\bcase\b.{1,200}\bof\b/)], otherwise: 'OCaml'},
  {of: ['.lean'], rules: [rule('Lean', /^import [a-z]/m)], otherwise: 'Lean 4'},
  {of: ['.ex'], rules: [rule('Elixir', /^[ \t]*(?:@moduledoc\b|@doc\b|(?:cond|import|alias|use|quote|unless)[ \t]|def(?:exception|impl|macro|module|protocol|p)?[ (\t])/m), rule('Euphoria', /^[ \t]*(?:(?:public|export|global)[ \t]+)?(?:namespace|include|atom|constant|enum|function|integer|object|procedure|sequence|type)[ \t]/m)], otherwise: 'Elixir'},
  {of: ['.es'], rules: [rule('Erlang', /^[ \t]*(?:%%|main[ \t]*\([^\n)]*\)[ \t]*->)/m)], otherwise: 'JavaScript'},
  {of: ['.rpy'], rules: [rule('Python', /^(?:import|from|class|def)[ \t]/m)], otherwise: "Ren'Py"},
  {of: ['.re'], rules: [rule('Reason', /^[ \t]*(?:module[ \t]+type[ \t]|(?:include|open)[ \t]+\w+[ \t]*;[ \t]*$|let[ \t]+\w+[ \t]*[:=])/m), rule('C++', /^[ \t]*(?:#[ \t]*(?:if|ifdef|define|pragma|include)\b|template[ \t]*<)/m)], otherwise: 'Reason'},
  {of: ['.mojo'], rules: [rule('XML', /^[ \t]*<\?xml/m)], otherwise: 'Mojo'},
  {of: ['.gd'], rules: [rule('GAP', /^[ \t]*(?:Declare\w*\(|BindGlobal|KeyDependentOperation)/m)], otherwise: 'GDScript'},
  {of: ['.cairo'], rules: [rule('Cairo Zero', /^[ \t]*(?:%lang[ \t]|%builtins\b|from[ \t]+starkware\.)|; ap\+\+|, ap\+\+/m)], otherwise: 'Cairo'},
  {of: ['.sol'], rules: [rule('Gerber Image', /^[DGMT]\d{2}\*\r?$/m)], otherwise: 'Solidity'},
];
