// How models that do not rewrite are provoked: by a host of our own on this machine.
import {chatServer, fails, says, type Answering} from '../rig/chat-server.ts';
import type {Provocation, Trouble} from './provocation.ts';
import type {Scene} from './scene.ts';

const line = 'gristmill export merged-rewritten';
const well = says('To do it, change what is there.');

export const rewriteProvocations = {
  GM7001: async (place) => {
    place.repository();
    configure(place, undefined);
    const host = await chatServer(place.t, well);
    return {line, message: 'The configuration names no model that rewrites', fix: "write in the configuration: product: {rewrite: {endpoint: 'https://HOST/v1', model: 'NAME'}}", mends: () => configure(place, host.address)};
  },
  GM7002: async (place) => await asked(place, fails(503, {'retry-after': '0'}), {message: 'The model does not answer', fix: line}),
  GM7003: async (place) => await asked(place, fails(401), {message: 'The host of the model refused access', fix: 'set the variable that "tokenFrom" names to a token for this host, and run the same command again'}),
  GM7004: async (place) => await asked(place, fails(404), {message: 'The host of the model gave no completion', fix: 'correct "endpoint" and "model" of "product.rewrite" in the configuration, and run the same command again'}),
} as const satisfies Readonly<Record<string, Provocation>>;

/** The host mends its ways when the fix is followed. */
async function asked(place: Scene, answer: Answering, {message, fix}: Pick<Trouble, 'message' | 'fix'>): Promise<Trouble> {
  place.repository();
  const host = await chatServer(place.t, answer);
  configure(place, host.address);
  return {line, message, fix, mends: () => host.answer(well)};
}

function configure({write}: Scene, endpoint: string | undefined): void {
  write({'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', tokenizer: 'none', product: endpoint === undefined ? true : {rewrite: {endpoint, model: 'm'}}})});
}
