// The completion of bash, 3.2 and newer. Where nothing is offered, bash completes files by itself.
import type {Completable, Expected} from './completable.ts';

export function bashScript(commands: readonly Completable[]): string {
  const valued = commands.flatMap(({name, options}) => options.filter(({value}) => value !== undefined).map((option) => [`${name}:--${option.name}`, option.expected] as const));
  return `# Completion of gristmill for bash: source <(gristmill completion bash)
_gristmill() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  # Bash takes "--merges=skip" for three words.
  if [ "$word" = "=" ]; then word=""; elif [ "$before" = "=" ]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${[...commands.map(({name}) => name), '--help', '--version'].join(' ')}" -- "$word"))
    return
  fi
  case "$command:$before" in
${valued.map(([at, expected]) => `    ${at}) ${offer(expected)}; return ;;`).join('\n')}
  esac
  case "$command:$word" in
${commands.filter(({options}) => options.length > 0).map(({name, options}) => `    ${name}:-*) ${offerWords(options.map((option) => `--${option.name}`))} ;;`).join('\n')}
${commands.map(({name, words}) => `    ${name}:*) ${offer(words)} ;;`).join('\n')}
  esac
}
complete -o default -F _gristmill gristmill
`;
}

function offer(expected: Expected): string {
  return expected.kind === 'choices' ? offerWords(expected.choices) : ':';
}

function offerWords(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$word"))`;
}
