// The parameters that a collection of a finished build was made with.
import type {CollectionRoot} from '../../../graph/root.ts';

export function paramsMade(making: CollectionRoot['making']): Readonly<Record<string, unknown>> {
  const spelled = making.find(([name]) => name === 'params' || name === 'write params')?.[1];
  const params: unknown = JSON.parse(spelled ?? 'null');
  return typeof params === 'object' && params !== null ? {...params} : {};
}
