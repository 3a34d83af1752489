// `gristmill completion`: how it is called.
import type {Command} from '../cli/command.ts';

export const completionCommand: Command = {
  name: 'completion',
  group: 'Set up',
  summary: 'print what makes a shell complete commands, options and files',
  words: {shown: 'bash|zsh|fish', least: 1, most: 1},
  about: 'What is printed goes into the start file of the shell, or is read by the shell that is running.',
  options: [],
  examples: [
    ['source <(gristmill completion bash)', 'for this shell; the same line in ~/.bashrc for every one'],
    ['source <(gristmill completion zsh)', 'in ~/.zshrc, after "compinit"'],
    ['gristmill completion fish > ~/.config/fish/completions/gristmill.fish', 'for every shell'],
  ],
  async run(line, host) {
    const {runCompletion} = await import('./run-completion.ts');
    return await runCompletion(line, host);
  },
};
