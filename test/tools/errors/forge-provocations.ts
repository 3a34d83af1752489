// How troubles with a forge and with the mirror of what it knows are provoked.
import {readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {Provocation} from './provocation.ts';
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

function configure(place: Scene, github: unknown): void {
  place.repository();
  place.write({'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', tokenizer: 'none', github})});
}
