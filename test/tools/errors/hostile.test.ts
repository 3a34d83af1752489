import test, {type ExecutionContext} from 'ava';
import {scene} from './scene.ts';

const escape = '\u001b]0;owned\u0007\u001b[2J\u001b[31m\u009b31m\u202e';

/** What no terminal may be sent: control characters other than line feeds and tabs, and marks that turn text around. */
function isHarmless(t: ExecutionContext, text: string, line: string): void {
  t.is(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(text)?.[0], undefined, `${line}: ${JSON.stringify(text)}`);
}

test('No command sends a terminal what a repository says: names of references and files, messages, authors', async (t) => {
  const {repository, write, shell} = scene(t);
  const repo = repository();
  repo.write(`src/${escape}evil.py`, `print("${escape}")\n`);
  repo.commit(`Subject ${escape}\n\nBody ${escape}`, `--author=A${escape} <a@example.org>`);
  repo.bytes(['update-ref', '--stdin'], `create refs/heads/x\u202eevil ${repo.run('rev-parse', 'HEAD')}\n`);
  repo.bytes(['update-ref', '--stdin'], `create refs/tags/blob\u202e ${repo.run('rev-parse', 'HEAD:a.txt')}\n`);
  write({'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', refs: ['HEAD', 'refs/*'], tokenizer: 'none'})});
  const lines = [
    'gristmill build', 'gristmill build', 'gristmill stats', 'gristmill doctor', 'gristmill verify --quick',
    'gristmill show "$(git -C repo rev-parse HEAD)"', `gristmill show "src/$(printf '${escape.replaceAll('\\', '')}')evil.py"`, 'gristmill show src/evil', 'gristmill explain "$(git -C repo rev-parse HEAD)"', 'gristmill explain nothing',
    'gristmill diff', "gristmill build repo --ref $'\\e[2Jnone' --tokenizer none", "gristmill build $'/no\\e[2J'", "gristmill $'\\e[2J'", "gristmill build --$'\\e[2J'",
  ];
  for (const line of lines) {
    const {stdout, stderr} = await shell(line);
    t.not(stdout + stderr, '', line);
    isHarmless(t, stdout, line);
    isHarmless(t, stderr, line);
    const json = await shell(`${line} --json`);
    isHarmless(t, json.stdout, `${line} --json`);
  }
});
