// What `gristmill --help` says, and the page of each command.
import {exitCodes} from '../report/exit-codes.ts';
import {folded} from '../report/folded.ts';
import {commandGroups, type Command, type Example} from './command.ts';
import {commands} from './commands.ts';
import {commonOptions, type Option} from './option.ts';

/** `columns`: characters in a line of the terminal; none where nobody looks at one. */
export function help(command?: Command, columns?: number): string {
  const width = columns === undefined || columns === 0 ? Infinity : Math.min(widest, Math.max(narrowest, columns));
  return command === undefined ? overview(width) : pageOf(command, width);
}

/** A longer line is hard to read, and a shorter one holds nothing. */
const [narrowest, widest] = [60, 120];

function overview(columns: number): string {
  const list = (group: Command['group']) => commands.filter((command) => command.group === group).map((command): Row => [calledAs(command), command.summary]);
  const groups = commandGroups.filter((group) => list(group).length > 0);
  const width = widthOf(groups.flatMap(list));
  return `${paragraph('gristmill grinds a repository\'s history into training data for code models, and keeps it ground', columns)}

Usage
  gristmill COMMAND [options]
  gristmill COMMAND --help
  gristmill --version

${groups.map((group) => [group, ...rows(list(group), {columns, width})].join('\n')).join('\n\n')}

${paragraph('Every command takes --json: nothing on stdout but one last line of JSON. Every error has a code, and docs/errors.md says more about each.', columns)}

${exitCodeLines(columns)}

Examples
${exampleLines(commands.flatMap(({examples}) => examples.slice(0, 1)), columns)}
`;
}

function pageOf(command: Command, columns: number): string {
  const options = [...command.options, ...commonOptions];
  const list = (group: Option['group']) => options.filter((option) => option.group === group).map((option): Row => [synopsis(option), option.help]);
  const groups = (['Input', 'Output', 'Work', 'Other'] as const).filter((group) => list(group).length > 0);
  const width = widthOf(groups.flatMap(list));
  return `${paragraph(`gristmill ${command.name}: ${command.summary}`, columns)}

Usage
  gristmill ${calledAs(command)} [options]
${command.about === undefined ? '' : `\n${paragraph(command.about.replace(/^/gm, '  '), columns, '  ')}\n`}
${groups.map((group) => [group, ...rows(list(group), {columns, width})].join('\n')).join('\n\n')}

${exitCodeLines(columns)}

Examples
${exampleLines(command.examples, columns)}
`;
}

type Row = readonly [name: string, what: string];

/** Two columns. The second one is folded within itself. */
function rows(list: readonly Row[], {columns, width}: {readonly columns: number; readonly width: number}): readonly string[] {
  return list.flatMap(([name, what]) => folded(`  ${name.padEnd(width)}  ${what}`, {columns, hanging: ' '.repeat(width + 4)}));
}

function widthOf(list: readonly Row[]): number {
  return Math.max(...list.map(([name]) => name.length));
}

function paragraph(text: string, columns: number, hanging = ''): string {
  return text.split('\n').flatMap((line) => folded(line, {columns, hanging})).join('\n');
}

function calledAs({name, words: {shown, short = shown}}: Command): string {
  return short === '' ? name : `${name} ${short}`;
}

function synopsis({name, short, value, many}: Option): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}${many === true ? '…' : ''}`;
}

function exitCodeLines(columns: number): string {
  return ['Exit codes', ...rows(Object.values(exitCodes).map(({code, means}) => [String(code), means]), {columns, width: 3})].join('\n');
}

/** Beside each other where the terminal is wide enough, else one below the other. */
function exampleLines(examples: readonly Example[], columns: number): string {
  const width = widthOf(examples);
  const beside = examples.map(([command, what]) => `  ${command.padEnd(width)}    ${what}`);
  if (beside.every((line) => line.length <= columns)) return beside.join('\n');
  return examples.flatMap(([command, what]) => [`  ${command}`, ...folded(`      ${what}`, {columns, hanging: '      '})]).join('\n');
}
