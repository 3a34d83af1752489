// Clashes in which markup, data or configuration takes part.
import {rule, type Clash} from './clash.ts';

const xml = /^[ \t]*(?:<\?xml|xmlns)/im;
const json = /^\s*[{[]/;
const yaml = /^[ \t]*(?:#|[^/"\s:{}[\]][^:\n]*:)/m;
const gerber = /^[DGMT]\d{2}\*\r?$/m;
const keyValue = /^[^#!;\n=][^\n=]*=/m;
const manual = [/^[.'][ \t]*TH[ \t]+\S/m, /^[.'][ \t]*SH[ \t]+\S/m] as const;
const mdoc = [/^[.'][ \t]*Dd[ \t]+\S/m, /^[.'][ \t]*Dt[ \t]+\S/m, /^[.'][ \t]*Sh[ \t]+\S/m] as const;
const manpage = [rule('Roff Manpage', ...mdoc), rule('Roff Manpage', ...manual)];

export const markupClashes: readonly Clash[] = [
  {of: ['.md'], rules: [rule('GCC Machine Description', /^\(define_\w/m)], otherwise: 'Markdown'},
  {of: ['.html'], rules: [rule('Ecmarkup', /<emu-(?:alg|annex|biblio|clause|eqn|example|figure|gann|gmod|gprose|grammar|intro|not-ref|note|nt|prodref|production|rhs|table|t|xref)[\s>]/)], otherwise: 'HTML'},
  {of: ['.json'], rules: [rule('OASv2-json', /"swagger":[ \t]{0,9}"2\.[\d.]{1,9}"/), rule('OASv3-json', /"openapi":[ \t]{0,9}"3\.[\d.]{1,9}"/)], otherwise: 'JSON'},
  {of: ['.yaml', '.yml'], rules: [
    {is: 'MiniYAML', when: [/^\t+[^\s:][^\n:]*:/m], unless: /---/},
    rule('OASv2-yaml', /^[ \t]*swagger:[ \t]?['"]?2\.[\d.]{1,9}/m),
    rule('OASv3-yaml', /^[ \t]*openapi:[ \t]?['"]?3\.[\d.]{1,9}/m),
  ], otherwise: 'YAML'},
  {of: ['.eslintrc'], rules: [{is: 'YAML', when: [yaml], unless: json}], otherwise: 'JSON with Comments'},
  {of: ['.releaserc'], rules: [{is: 'YAML', when: [yaml], unless: json}], otherwise: 'JSON'},
  {of: ['hosts', 'HOSTS'], rules: [rule('INI', /^\[[^\]\n]+\]\r?$/m)], otherwise: 'Hosts File'},
  {of: ['.sql'], rules: [
    rule('PLpgSQL', /^\\i\b|\bAS[ \t\r\n]{1,9}\$\$|\bLANGUAGE[ \t\r\n]{1,9}'?plpgsql\b|\bBEGIN(?:[ \t]{1,9}WORK)?[ \t]{0,9};/im),
    rule('SQLPL', /ALTER[ \t]{1,9}MODULE|MODE[ \t]{1,9}DB2SQL|\bSYS(?:CAT|PROC)\.|ASSOCIATE[ \t]{1,9}RESULT[ \t]{1,9}SET|\bEND![ \t]{0,9}$/im),
    rule('PLSQL', /\$\$PLSQL_|XMLTYPE|systimestamp|\.nextval|CONNECT[ \t]{1,9}BY|AUTHID[ \t]{1,9}(?:DEFINER|CURRENT_USER)|constructor\W{1,9}function/i),
    rule('TSQL', /^[ \t]*GO\b|\bBEGIN[ \t]{1,9}(?:TRY|CATCH)|OUTPUT[ \t]{1,9}INSERTED|DECLARE[ \t]{1,9}@|\[dbo\]/im),
  ], otherwise: 'SQL'},
  {of: ['.plist'], rules: [rule('XML Property List', /^\s*(?:<\?xml\s|<!DOCTYPE\s|<plist\b)/)], otherwise: 'OpenStep Property List'},
  {of: ['.properties'], rules: [rule('INI', keyValue, /^[;[]/m)], otherwise: 'Java Properties'},
  {of: ['.txt'], rules: [rule('Adblock Filter List', /^\[(?:ad[ \t]?block|ublock|adguard)\b[^\n\]]*\]/i)], otherwise: 'Text'},
  {of: ['.asc'], rules: [rule('Public Key', /^(?:----[- ]BEGIN|ssh-(?:rsa|dss)) /m), rule('AsciiDoc', /^[=-]+[ \t]|^={2,}$|\{\{[A-Za-z]/m), rule('AGS Script', /^(?:\/\/|(?:import[ \t]+|export[ \t]+)?(?:function|int|float|char)[ \t]+\w)/m)]},
  {of: ['.1', '.2', '.3', '.4', '.5', '.6', '.7', '.8', '.9'], rules: [...manpage, rule('Roff', /^\.(?:[A-Za-z]{2}(?:\s|$)|\\")/m)], otherwise: 'Text'},
  {of: ['.1in', '.1m', '.1x', '.3in', '.3m', '.3p', '.3pm', '.3qt', '.3x', '.man', '.mdoc'], rules: manpage, otherwise: 'Roff'},
  {of: ['.rno'], rules: [rule('Roff', /^\.\\" /m)], otherwise: 'RUNOFF'},
  {of: ['.tpl'], rules: [rule('Go Template', /\{\{-?[ \t]{0,9}(?:["`]|\/\*|[\w.$])/), rule('Smarty', /\{(?:\*|\$|\/)?\w/)]},
  {of: ['.ftl'], rules: [rule('FreeMarker', /<#(?:--|\w)|\[#(?:--|\w)|\$\{\w|^<[a-zA-Z!/]/m), rule('Fluent', /^-?[a-zA-Z][\w-]* *=|\{ ?\$/m)]},
  {of: ['.toc'], rules: [rule('World of Warcraft Addon Data', /^## |@no-lib-strip@/m), rule('TeX', /^\\(?:contentsline|defcounter|beamer|boolfalse)/m)], otherwise: 'TeX'},
  {of: ['.srt'], rules: [rule('SubRip Text', /^\d{2}:\d{2}:\d{2},\d{3} *--> *\d{2}:\d{2}:\d{2},\d{3}/m)], otherwise: 'SRecode Template'},
  {of: ['.typ'], rules: [rule('XML', /^\s*<\?xml/)], otherwise: 'Typst'},
  {of: ['.svx'], rules: [rule('Survex data', /^(?:;|\*[a-z])/)], otherwise: 'mdsvex'},
  {of: ['.vcf'], rules: [rule('TSV', /^##fileformat=VCF/)], otherwise: 'vCard'},
  {of: ['.gml'], rules: [rule('XML', xml), rule('Graph Modeling Language', /^[ \t]*(?:graph|node)[ \t]*(?:\[[ \t]*)?$/im), rule('Gerber Image', gerber)], otherwise: 'Game Maker Language'},
  {of: ['.gts'], rules: [rule('Gerber Image', /^G0./m)], otherwise: 'Glimmer TS'},
  {of: ['.cmp'], rules: [rule('Gerber Image', gerber)]},
  {of: ['.ncl'], rules: [rule('XML', /^[ \t]*<\?xml/m), rule('Gerber Image', gerber), rule('Nickel', /^let(?: rec)?(?:[ \t]|$)|^import[ \t]+"|\bstd\.[a-z]/m), rule('Text', /THE_TITLE/)], otherwise: 'NCL'},
  {of: ['.csl'], rules: [rule('XML', xml), rule('Kusto', /^\|[ \t]*(?:where|extend|project|limit|summarize)|^\.\w/m)]},
  {of: ['.mod'], rules: [rule('XML', /<!ENTITY /), rule('NMODL', /\b(?:NEURON|INITIAL|UNITS)\b/), rule('Modula-2', /^[ \t]*(?:(?:definition|implementation)[ \t]+)?(?:module|end)[ \t]+[\w.]+[ \t]*;/im), rule('AMPL', /^[ \t]*(?:param|var|set|minimize|maximize|subject[ \t]+to)\b/m)], otherwise: 'Linux Kernel Module'},
  {of: ['.mps'], rules: [rule('JetBrains MPS', /<persistence/)], otherwise: 'Mathematical Programming System'},
  {of: ['.mask'], rules: [rule('Unity3D Asset', /tag:unity3d\.com/)], otherwise: 'Mask'},
  {of: ['.frm'], rules: [rule('INI', /^TYPE=VIEW/), rule('VBA', /^[ \t]*Begin \{/m), rule('Visual Basic 6.0', /^[ \t]*Begin[ \t]+VB\.Form\b/m)]},
  {of: ['.res'], rules: [rule('XML', /^\s*<\?xml/)], otherwise: 'ReScript'},
  {of: ['.sch'], rules: [rule('Eagle', /<!DOCTYPE eagle|<eagle\b/), rule('KiCad Schematic', /^(?:EESchema|\(kicad_sch|v \d{8} \d)/m), rule('XML', /^\s*</), rule('Scheme', /^\s*[(;]/)]},
  {of: ['.brd'], rules: [rule('Eagle', /<!DOCTYPE eagle|<eagle\b/)], otherwise: 'KiCad Legacy Layout'},
  {of: ['.sw'], rules: [rule('XML', /^\s*<\?xml/)], otherwise: 'Sway'},
  {of: ['.workflow'], rules: [rule('XML', /^\s*</)], otherwise: 'HCL'},
  {of: ['.pluginspec'], rules: [rule('XML', /^\s*</)], otherwise: 'Ruby'},
  {of: ['.gst'], rules: [rule('Gosu', /<%|^uses[ \t]/m)], otherwise: 'XML'},
  {of: ['.ice'], rules: [rule('JSON', json)], otherwise: 'Slice'},
  {of: ['.tact'], rules: [rule('JSON', /^\s*\{"/)], otherwise: 'Tact'},
  {of: ['.yy'], rules: [rule('JSON', json)], otherwise: 'Yacc'},
  {of: ['.url'], rules: [rule('INI', /^\[InternetShortcut\]$/m, /^URL=/m)]},
  {of: ['.cue'], rules: [rule('Cue Sheet', /^[ \t]*(?:FILE|REM|TITLE|PERFORMER|TRACK)[ \t]/m)], otherwise: 'CUE'},
  {of: ['.cfg'], rules: [rule('HAProxy', /^(?:global|defaults|frontend|backend|listen)\b(?![ \t]*=)/m)], otherwise: 'INI'},
  {of: ['.vhost'], rules: [rule('ApacheConf', /^[ \t]*<VirtualHost\b/im)], otherwise: 'Nginx'},
  {of: ['.pbt'], rules: [rule('PowerBuilder', /^Save Format/m)], otherwise: 'Protocol Buffer Text Format'},
  {of: ['.pc'], rules: [rule('Pro*C', /^[ \t]*EXEC[ \t]+SQL[ \t]/m)], otherwise: 'pkg-config'},
  {of: ['.pkl'], rules: [rule('Pkl', /^[ \t]*(?:module|import|amends|extends|local|const|fixed|abstract|open|class|typealias|@\w+)\b|^[ \t]*[a-zA-Z_$][\w$]*[ \t]*[={:]/m)], otherwise: 'Pickle'},
  {of: ['.service', '.socket', '.target', '.timer', '.mount', '.network', '.container'], rules: [rule('INI', /^[# \t]*\[[^\]\n]+\][ \t]*\r?$/m, keyValue)]},
  {of: ['.stl'], rules: [rule('STL', /^\s*solid\b/, /^endsolid\b/m)]},
  {of: ['.resource'], rules: [rule('RobotFramework', /^\*{3} ?(?:Settings|Variables|Keywords) ?\*{3}/m)]},
  {of: ['.builds'], rules: [rule('XML', /<Project|<Import|<Property|<\?xml|xmlns/i)]},
];
