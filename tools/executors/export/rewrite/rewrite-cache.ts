// Answers that were paid for, by the hash of what was asked. A file that is damaged is none, and is asked for again. No key of a build knows of them.
import {hash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {makeFolder} from '../../../../cache/durable.ts';
import {codeOf} from '../../../../cache/store-error.ts';
import {canonical} from '../../../../graph/value/params.ts';
import {writeWhole} from '../../build/write-whole.ts';
import type {Completion, Wanted} from './chat-endpoint.ts';

export interface RewriteCache {
  find(key: string): Promise<Completion | undefined>;
  keep(key: string, completion: Completion): Promise<void>;
}

export function promptHash({model, messages, temperature, maxTokens}: Wanted, version: number): string {
  const asked = messages.map(({role, content}) => ({role, content}));
  return hash('sha256', canonical({version, model, messages: asked, temperature: String(temperature), maxTokens}), 'hex');
}

export function rewriteCache(folder: string): RewriteCache {
  const folderOf = (key: string) => join(folder, key.slice(0, 2));
  return {
    async find(key) {
      try {
        const {text, finish, sha256}: Partial<Completion> & {readonly sha256?: unknown} = Object(JSON.parse(await readFile(join(folderOf(key), `${key}.json`), 'utf8')));
        return typeof text === 'string' && typeof finish === 'string' && sha256 === digestOf({text, finish}) ? {text, finish} : undefined;
      } catch (cause) {
        if (cause instanceof SyntaxError || codeOf(cause) === 'ENOENT') return undefined;
        throw cause;
      }
    },
    async keep(key, {text, finish}) {
      await makeFolder(folderOf(key));
      await writeWhole(folderOf(key), `${key}.json`, Buffer.from(JSON.stringify({text, finish, sha256: digestOf({text, finish})})));
    },
  };
}

function digestOf({text, finish}: Completion): string {
  return hash('sha256', JSON.stringify([text, finish]), 'hex');
}
