// Fetches the files of a tokenizer from the Hub, or from a mirror that speaks like it.
import type {HubTrouble, TokenizerFailure} from '../tokenizer-failure.ts';
import {configName, jsonName, type TokenizerFiles} from '../source/tokenizer-files.ts';
import {fetchFile, type FetchTrouble} from './fetch-file.ts';
import {placeInCache, type HubAccess, type HubSource} from './hub-source.ts';

const mebibyte = 1024 * 1024;
/** The largest in use have about 40 MB. */
const most = {json: 128 * mebibyte, config: 8 * mebibyte};

export async function downloadTokenizer(source: HubSource, access: HubAccess, signal?: AbortSignal): Promise<TokenizerFiles | TokenizerFailure> {
  const {id, revision, endpoint} = source;
  const ask = (name: string, size: number) => fetchFile(`${endpoint.replace(/\/+$/, '')}/${id}/resolve/${revision}/${name}`, {...access, most: size, signal});
  const json = await ask(jsonName, most.json);
  if (!(json instanceof Uint8Array)) return failed(json);
  const config = await ask(configName, most.config);
  if (config instanceof Uint8Array) return {json, config};
  return config.trouble === 'absent' ? {json, config: undefined} : failed(config);

  function failed({trouble, reason}: {readonly trouble: FetchTrouble; readonly reason: string}): TokenizerFailure {
    return {failure: failures[trouble], id, revision, where: placeInCache(source), reason};
  }
}

const failures: Readonly<Record<FetchTrouble, HubTrouble>> = {unreachable: 'hub-unreachable', denied: 'hub-denied', absent: 'hub-absent', refused: 'hub-refused'};
