// What `gristmill --help` says.
import {buildOptions, type Option} from './options.ts';

export function help(): string {
  const groups = ['Input', 'Output', 'Work', 'Other'] as const;
  return `gristmill grinds a repository's history into training data for code models, and keeps it ground

Usage
  gristmill build [PATH|URL] [options]

  PATH or URL needs no configuration. Without it, the configuration of this folder is built.

${groups.map(section).join('\n\n')}

Exit codes
  0    built, or nothing to do
  1    the build failed
  2    the command or the configuration has mistakes; nothing was done
  130  interrupted; what was finished is kept

Examples
  gristmill build .                                       the repository you are in
  gristmill build https://host/team/project --ref v2.0    a repository elsewhere, up to a tag
  gristmill build --json | jq .rows                       a configured dataset, for a script
`;
}

function section(group: Option['group']): string {
  const options = buildOptions.filter((option) => option.group === group);
  return [group, ...options.map((option) => `  ${synopsis(option).padEnd(18)}  ${option.help}`)].join('\n');
}

function synopsis({name, short, value, many}: Option): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}${many === true ? '…' : ''}`;
}
