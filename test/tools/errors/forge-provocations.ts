// How troubles with a forge and with the mirror of what it knows are provoked.
import {readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {forgeServer, type Fault, type ForgeServer} from '../../rig/forge/forge-server.ts';
import {emptyWorld} from '../../rig/forge/world.ts';
import type {Provocation, Trouble} from './provocation.ts';
import type {Scene} from './scene.ts';

const dump = JSON.stringify([{number: 1, title: 'It fails', body: 'So.', state: 'open', created_at: '2024-01-02T03:04:05Z', user: {login: 'ada'}}]);
const github = {repository: 'a/b'};

export const forgeProvocations = {
  GM6001: (place) => {
    configure(place, true);
    return {line: 'gristmill build', message: `Could not tell which repository of a forge this is: "${join(place.folder, 'repo')}"`, fix: 'say "github": {"repository": "owner/name"} in the configuration', mends: () => configure(place, github)};
  },
  GM6002: (place) => {
    configure(place, {...github, host: 'https://me:secret@git.example.com'});
    return {line: 'gristmill build', message: 'Address of a forge refused: "https://git.example.com/"', fix: 'name the forge as https://HOST', mends: () => configure(place, {...github, host: 'https://git.example.com'})};
  },
  GM6003: async (place) => await asked(place, 'denied', {message: `The forge refused access: "`, fix: 'gh auth refresh, or put another token into GITHUB_TOKEN'}),
  GM6004: async (place) => await asked(place, 'sso', {message: 'The organisation wants the token to be authorised', fix: 'open https://github.com/orgs/team/sso?authorization_request=abc, authorise the token, and run the same command again'}),
  GM6005: async (place) => {
    const {forge: {api}, ...trouble} = await asked(place, undefined, {message: 'The forge has no such repository', fix: 'correct "repository" of "github" in the configuration, or use a token that may see it'});
    configure(place, {repository: 'team/other', host: api});
    return {...trouble, mends: () => configure(place, {repository: 'team/project', host: api})};
  },
  GM6006: async (place) => await asked(place, '502', {message: 'Could not reach the forge', fix: 'run the same command again later; "gristmill build --offline" builds from what is mirrored'}),
  GM6007: async (place) => await asked(place, 'html', {message: 'What answered is no forge', fix: 'log in to the network, or name the forge behind the proxy as "host" of "github"'}),
  GM6008: async (place) => await asked(place, 'moved-elsewhere', {message: 'The forge pointed to another host: "http://192.0.2.1"', fix: 'name the right host as "host" of "github" in the configuration'}),
  GM6009: async (place) => await asked(place, 'secondary', {message: 'The forge allows no more requests', fix: 'run the same command again in an hour'}),
  GM6010: async (place) => {
    configure(place, github);
    place.write({'issues.json': dump});
    await place.shell('gristmill sync --import issues.json');
    const forges = join(place.folder, 'store/forges');
    const pages = join(forges, readdirSync(forges)[0] ?? '', 'pages');
    const page = join(pages, String(readdirSync(pages, {recursive: true}).find((name) => String(name).endsWith('.zst'))));
    rmSync(page);
    return {line: 'gristmill build', message: `The mirror of discussions is damaged: "${page}"`, fix: 'move the folder of the mirror away, and run: gristmill sync', mends: () => rmSync(forges, {recursive: true})};
  },
  GM6011: (place) => {
    configure(place, github);
    return {line: 'gristmill sync --import issues.json', message: `Could not read what is to be imported: "${join(place.folder, 'issues.json')}"`, fix: `correct the path ${join(place.folder, 'issues.json')}`, mends: () => place.write({'issues.json': dump})};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

/** A forge of our own, which mends its ways when the fix is followed; and a machine on which an hour is soon over. */
async function asked(place: Scene, fault: Fault | undefined, {message, fix}: Pick<Trouble, 'message' | 'fix'>): Promise<Trouble & {readonly forge: ForgeServer}> {
  const forge = await forgeServer(place.t, emptyWorld());
  forge.faults = () => fault;
  configure(place, {repository: 'team/project', host: forge.api, tokenEnv: 'OWN_TOKEN'});
  place.write({'soon.mjs': "import timers from 'node:timers/promises';\nimport {syncBuiltinESMExports} from 'node:module';\nconst wait = timers.setTimeout;\ntimers.setTimeout = (ms, ...rest) => wait(ms / 1000, ...rest);\nsyncBuiltinESMExports();\n"});
  return {forge, line: 'gristmill sync', circumstances: {env: {OWN_TOKEN: 'a-token', NODE_OPTIONS: `--import=${join(place.folder, 'soon.mjs')}`}}, message, fix, mends: () => void (forge.faults = [])};
}

function configure(place: Scene, github: unknown): void {
  place.repository();
  place.write({'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', tokenizer: 'none', github})});
}
