// The completion of fish.
import type {Completable, CompletableOption, Expected} from './completable.ts';

export function fishScript(commands: readonly Completable[]): string {
  return `# Completion of gristmill for fish: gristmill completion fish > ~/.config/fish/completions/gristmill.fish
complete -c gristmill -f
complete -c gristmill -n __fish_use_subcommand -l help -d 'this page'
complete -c gristmill -n __fish_use_subcommand -l version -d 'the version'
${commands.flatMap(linesOf).join('\n')}
`;
}

function linesOf({name, summary, words, options}: Completable): readonly string[] {
  const seen = `complete -c gristmill -n '__fish_seen_subcommand_from ${name}'`;
  const rest = offered(words);
  return [
    `complete -c gristmill -n __fish_use_subcommand -a ${name} -d ${inQuotes(summary)}`,
    ...(rest === '' ? [] : [`${seen} ${rest}`]),
    ...options.map((option) => `${seen} ${spec(option)}`),
  ];
}

function spec({name, short, value, help, expected}: CompletableOption): string {
  return [`-l ${name}`, ...(short === undefined ? [] : [`-s ${short}`]), ...(value === undefined ? [] : [`${takesFiles(expected) ? '-r' : '-x'} ${offered(expected)}`.trim()]), `-d ${inQuotes(help)}`].join(' ');
}

/** Where files are not asked for, fish offers none. */
function takesFiles(expected: Expected): boolean {
  return expected.kind === 'file' || (expected.kind === 'choices' && expected.orFile);
}

function offered(expected: Expected): string {
  switch (expected.kind) {
    case 'choices':
      return `-a ${inQuotes(expected.choices.join(' '))}${expected.orFile ? ' -F' : ''}`;
    case 'folder':
      return `-a ${inQuotes('(__fish_complete_directories)')}`;
    case 'file':
      return '-F';
    case 'anything':
    case 'nothing':
      return '';
    default:
      return expected satisfies never;
  }
}

function inQuotes(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
