// The page docs/errors.md, made from the table of errors.
import {exitCodes} from '../report/exit-codes.ts';
import type {ErrorEntry} from './error-entry.ts';
import {errorTable, type ErrorLayer} from './error-table.ts';
import {fillIn} from './fill-in.ts';

export function errorPage(): string {
  return `# Errors

Every error that gristmill reports, by code. This page is written from the table that the messages come from
(\`tools/executors/errors\`, written by \`node tools/executors/errors/write-page.ts\`), and a test provokes each of them.

A message names the code, what failed and where, why, and what to do:

\`\`\`
GM2004 The source is a shallow clone, cut at 1 commits: "/src/project"
  Its old history is missing, so …
  fix: git -C /src/project fetch --unshallow
  see docs/errors.md#gm2004
\`\`\`

A \`fix\` that is a command works when it is pasted; words in capitals stand for what a message names.
With \`--json\`, the last line on stdout is \`{"error": {"code", "message", "where"?, "cause", "fix", "problems"?}}\`:
\`problems\` lists every mistake of a command line or a configuration, each with \`path\`, \`expected\`, \`got\` and perhaps a \`hint\`.

A code is given once. It never changes its meaning and is never used again.

## Exit codes

| code | meaning |
|---:|---|
${Object.values(exitCodes).map(({code, means}) => `| ${code} | ${means} |`).join('\n')}

${errorTable.map(layer).join('\n')}`;
}

function layer({title, errors}: ErrorLayer): string {
  return `## ${title}\n\n${errors.map(section).join('\n')}`;
}

function section({code, title, cause, fix, exit}: ErrorEntry): string {
  const line = fillIn(fix, {});
  return `<a id="${code.toLowerCase()}"></a>
### ${code} ${title}

${cause}

fix: ${isCommand(line) ? `\`${line}\`` : line}

Exit code ${exitCodes[exit].code}.
`;
}

/** Sentences begin with a verb of ours, commands with the name of a program. */
function isCommand(line: string): boolean {
  return /^(?:gristmill|git|mv|chmod|mount|npm) /.test(line);
}
