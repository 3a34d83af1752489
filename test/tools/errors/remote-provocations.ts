// How remotes that cannot be published to are provoked: one that nobody named, one without a key, one that is a file.
import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {newKey} from '../../../cache/remote/remote-key.ts';
import type {Provocation} from './provocation.ts';
import type {Scene} from './scene.ts';

const line = 'gristmill build --remote required';

export const remoteProvocations = {
  GM6101: (place) => {
    place.repository();
    const {secret, public: own} = newKey();
    configure(place);
    return {line, circumstances: {env: {GRISTMILL_REMOTE_SECRET: secret}}, message: 'There is no remote', fix: "say remote: 'https://…' in the configuration", mends: () => configure(place, own)};
  },
  GM6102: (place) => {
    place.repository();
    const env: Record<string, string> = {};
    const {secret, public: own} = newKey();
    configure(place, own);
    return {line, circumstances: {env}, message: 'Nothing can be published without a secret key that is believed', fix: 'gristmill remote keygen, then put the secret into GRISTMILL_REMOTE_SECRET and the public key into "remote.keys"', mends: () => void (env['GRISTMILL_REMOTE_SECRET'] = secret)};
  },
  GM6103: (place) => {
    place.repository();
    const {secret, public: own} = newKey();
    configure(place, own);
    place.write({remote: 'A file is no folder.'});
    const remote = join(place.folder, 'remote');
    return {line, circumstances: {env: {GRISTMILL_REMOTE_SECRET: secret}}, message: 'The build was not published', fix: `check that ${remote} answers and that GRISTMILL_REMOTE_TOKEN may write there, then run the same command again`, mends: () => rmSync(remote)};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

function configure({write}: Scene, key?: string): void {
  write({'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', tokenizer: 'none', ...(key !== undefined && {remote: {url: 'remote', keys: {main: [key]}}})})});
}
