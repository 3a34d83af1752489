// The completion of zsh. It may be sourced, or saved as "_gristmill" in a folder of $fpath.
import type {Completable, CompletableOption, Expected} from './completable.ts';

export function zshScript(commands: readonly Completable[]): string {
  return `#compdef gristmill
# Completion of gristmill for zsh: source <(gristmill completion zsh)
_gristmill() {
  if (( CURRENT == 2 )); then
    local -a commands
    commands=(
${commands.map(({name, summary}) => `      ${inQuotes(`${name}:${summary}`)}`).join('\n')}
    )
    _describe -t commands command commands
    _arguments ${inQuotes('--help[this page]')} ${inQuotes('--version[the version]')}
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(branch).join('\n')}
  esac
}
if [ "$funcstack[1]" = _gristmill ]; then _gristmill "$@"; else compdef _gristmill gristmill; fi
`;
}

function branch({name, words, options}: Completable): string {
  const rest = words.kind === 'nothing' ? [] : [inQuotes(`*:${name}:${action(words)}`)];
  return `    ${name})\n      _arguments -S ${[...options.map(spec), ...rest].join(' \\\n        ')}\n      ;;`;
}

function spec(option: CompletableOption): string {
  const {name, value, many, help, expected} = option;
  const meaning = `[${help.replace(/[\[\]\\]/g, '\\$&')}]`;
  return inQuotes(value === undefined ? `--${name}${meaning}` : `${many === true ? '*' : ''}--${name}=${meaning}:${value.replaceAll(':', '\\:')}:${action(expected)}`);
}

function action(expected: Expected): string {
  if (expected.kind === 'choices') return expected.orFile ? `{_alternative "names:name:(${expected.choices.join(' ')})" "files:file:_files"}` : `(${expected.choices.join(' ')})`;
  return expected.kind === 'folder' ? '_files -/' : expected.kind === 'file' ? '_files' : ' ';
}

function inQuotes(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
