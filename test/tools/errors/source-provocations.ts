// How troubles with the repository and with git are provoked: real repositories that are broken, and programs that stand before the real ones.
import {appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {hash} from 'node:crypto';
import {join} from 'node:path';
import type {Provocation} from './provocation.ts';

const build = 'gristmill build repo --tokenizer none';

export const sourceProvocations = {
  GM2001: ({folder, repository}) => {
    repository('at');
    return {line: 'gristmill build "$(cat address)" --tokenizer none', ...addressed(folder, 'ext::sh -c true'), message: 'Address refused: "ext::sh -c true"', fix: 'Name a folder, or an address that begins with https://, ssh:// or file://', mends: () => writeFileSync(join(folder, 'address'), `file://${folder}/at`)};
  },
  GM2002: ({folder, write}) => {
    write({'plain/a.txt': 'one'});
    const plain = join(folder, 'plain');
    return {line: 'gristmill build plain --tokenizer none', message: `Not a git repository: "${plain}"`, fix: `git -C ${plain} init && git -C ${plain} add --all && git -C ${plain} commit --message "Begin"`, mends: 'paste'};
  },
  GM2003: ({folder, repository, write}) => {
    const {dir} = repository();
    const mirror = `store/mirrors/${hash('sha256', dir, 'hex').slice(0, 24)}`;
    write({[`${mirror}/precious`]: 'mine'});
    return {line: `${build} --store store`, message: `The folder for the mirror holds something else: "${join(folder, mirror)}"`, fix: `mv ${join(folder, mirror)} ${join(folder, mirror)}.old`, mends: 'paste'};
  },
  GM2004: ({folder, repository}) => {
    const {dir, run} = repository('whole');
    run('clone', '--quiet', '--depth=1', `file://${dir}`, join(folder, 'repo'));
    return {line: build, message: `The source is a shallow clone, cut at 1 commits: "${join(folder, 'repo')}"`, fix: `git -C ${join(folder, 'repo')} fetch --unshallow`, mends: 'paste'};
  },
  GM2005: ({folder, repository}) => {
    const {run} = repository();
    return {line: `${build} --ref release`, message: 'No reference or commit "release"', fix: `git -C ${join(folder, 'repo')} show-ref`, mends: () => void run('branch', 'release')};
  },
  GM2006: ({folder, repository, program}) => {
    const {dir} = repository();
    // Somebody who commits all the time: whenever the references are read, one more stands there.
    const restless = `if [[ " $* " == *" show-ref "* ]]; then '${gitProgram()}' --git-dir='${dir}/.git' update-ref "refs/heads/at-$RANDOM$RANDOM$$" HEAD; fi\nexec '${gitProgram()}' "$@"`;
    program('git', restless);
    return {line: build, message: `The references kept moving while they were read 16 times: "${join(folder, 'repo')}/.git"`, fix: build, mends: () => program('git', `exec '${gitProgram()}' "$@"`)};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

export const gitProvocations = {
  GM2101: ({folder, repository}) => {
    repository();
    return {line: `PATH="\${EMPTY-$PATH}" '${process.execPath}' '${binary}' build repo --tokenizer none`, circumstances: {env: {EMPTY: join(folder, '.nothing')}}, message: `Could not start git: "${join(folder, 'repo')}"`, fix: 'install git 2.36 or newer, or put its folder into PATH', mends: () => symlinkTo(folder)};
  },
  GM2102: ({folder, repository, program}) => {
    const {run, dir} = repository();
    run('clone', '--quiet', '--bare', '.', join(folder, 'shared.git'));
    rmSync(dir, {recursive: true});
    // What git itself takes for a repository of somebody else, without a second user.
    program('git', `export GIT_TEST_ASSUME_DIFFERENT_OWNER=1\nexec '${gitProgram()}' "$@"`);
    return {line: `gristmill build file://${folder}/shared --tokenizer none`, message: `Git does not trust the owner of the repository: "file://${folder}/shared"`, fix: `gristmill build ${folder}/shared.git`, mends: 'instead'};
  },
  GM2103: ({folder, repository}) => {
    const {run} = repository();
    run('config', 'core.repositoryFormatVersion', '1');
    run('config', 'extensions.fromTheFuture', 'true');
    const config = join(folder, 'repo/.git/config');
    // A newer git would know the extension; here the repository forgets it.
    return {line: build, message: 'The repository is of a newer git', fix: 'install a newer git, or put its folder into PATH', mends: () => writeFileSync(config, readFileSync(config, 'utf8').replace(/\[extensions\][^[]*/, ''))};
  },
  GM2104: ({folder, repository}) => {
    repository();
    const config = join(folder, 'repo/.git/config');
    const before = readFileSync(config, 'utf8');
    appendFileSync(config, '[broken\n');
    return {line: build, message: 'Git could not read the configuration of the repository', fix: `correct line ${before.split('\n').length} of "${config}"`, mends: () => writeFileSync(config, before)};
  },
  GM2105: ({folder, repository}) => {
    repository('at/x.git');
    mkdirSync(join(folder, 'empty'));
    // Nothing listens at port 1.
    return {line: 'gristmill build "$(cat address)" --tokenizer none', ...addressed(folder, 'ssh://127.0.0.1:1/x.git'), message: 'Could not reach the repository: "ssh://127.0.0.1:1/x.git"', fix: 'check the network and the address, then run the same command again', mends: () => writeFileSync(join(folder, 'address'), `file://${folder}/at/x.git`)};
  },
  GM2106: ({folder, repository, program}) => {
    const {dir} = repository('at/project.git');
    // A host that lets a person in who may be asked for a password, and no batch: what it then runs is git's own upload-pack.
    program('ssh', 'if [[ " $* " == *" BatchMode=yes "* ]]; then echo "git@host.example: Permission denied (publickey,password)." >&2; exit 255; fi\nexec bash -c "${@: -1}"');
    const address = `ssh://git@host.example${dir}`;
    return {line: `gristmill build ${address} --tokenizer none`, message: `The host refused access to the repository: "${address}"`, fix: `git clone --mirror ${address} project.git && gristmill build project.git`, circumstances: {cwd: folder}, mends: 'instead'};
  },
  GM2107: ({folder, repository}) => {
    repository('at/x.git');
    return {line: 'gristmill build "$(cat address)" --tokenizer none', ...addressed(folder, `file://${folder}/nowhere`), message: `There is no repository at this address: "file://${folder}/nowhere"`, fix: `correct the address file://${folder}/nowhere`, mends: () => writeFileSync(join(folder, 'address'), `file://${folder}/at/x.git`)};
  },
  GM2108: ({folder, repository}) => {
    const {dir, run} = repository('whole');
    run('clone', '--quiet', `file://${dir}`, join(folder, 'repo'));
    const lost = run('rev-parse', 'HEAD~1');
    // A clone is one pack, in which no object can be lost alone: the loose objects of the original take its place.
    rmSync(join(folder, 'repo/.git/objects'), {recursive: true});
    cpSync(join(dir, '.git/objects'), join(folder, 'repo/.git/objects'), {recursive: true});
    rmSync(join(folder, 'repo/.git/objects', lost.slice(0, 2), lost.slice(2)));
    return {line: build, message: `An object of the repository is missing or damaged: "${join(folder, 'repo')}"`, fix: `git -C ${join(folder, 'repo')} fetch --refetch`, mends: 'paste'};
  },
  GM2109: ({folder, repository, write}) => {
    repository();
    write({'repo/.git/refs/heads/torn': `${'1234567890'.repeat(4)}\n`});
    return {line: build, message: `A reference of the repository is broken: "${join(folder, 'repo')}"`, fix: `git -C ${join(folder, 'repo')} update-ref --no-deref -d refs/heads/torn`, mends: 'paste'};
  },
  GM2199: ({folder, repository, program}) => {
    repository();
    program('git', `if [[ " $* " == *" log "* ]]; then echo "fatal: out of luck" >&2; exit 9; fi\nexec '${gitProgram()}' "$@"`);
    return {line: build, message: `Git failed: "${join(folder, 'repo')}"`, fix: `git -C ${join(folder, 'repo')} fsck`, mends: () => program('git', `exec '${gitProgram()}' "$@"`)};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

const binary = new URL('../../../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;

/** The machine's own, whatever stands before it in a scene. */
function gitProgram(): string {
  const found = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'git')).find((file) => isProgram(file));
  if (found === undefined) throw new Error('There is no git on this machine');
  return found;
}

function isProgram(file: string): boolean {
  try {
    return readFileSync(file).length > 0;
  } catch {
    return false;
  }
}

function symlinkTo(folder: string): void {
  mkdirSync(join(folder, '.nothing'));
  symlinkSync(gitProgram(), join(folder, '.nothing/git'));
}

function addressed(folder: string, address: string): {readonly circumstances: {readonly cwd: string}} {
  writeFileSync(join(folder, 'address'), address);
  return {circumstances: {cwd: folder}};
}
