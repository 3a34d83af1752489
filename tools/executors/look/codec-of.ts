// The codec that reads a collection's rows, if the build wrote them by the same one: it may be of another version of this program.
import {rootOf, type BuildSide} from '../../../graph/explain/build-side.ts';
import type {Codec} from '../../../graph/value/codec.ts';

export function codecOf(side: BuildSide, collection: string): Codec<unknown> | undefined {
  const codec = side.plan.values.get(collection);
  return codec !== undefined && isWrittenBy(side, collection, codec) ? codec : undefined;
}

/** How rows are made names the codecs of tasks. Joined rows and components are the engine's own: joined ones are made of rows of the inputs. */
function isWrittenBy(side: BuildSide, collection: string, codec: Codec<unknown>): boolean {
  const root = rootOf(side, collection);
  const operator = side.plan.operators.find(({name}) => name === collection);
  if (root === undefined || operator === undefined) return false;
  if (operator.kind === 'join') return operator.inputs.every((input) => codecOf(side, input) !== undefined);
  return operator.kind === 'cluster' || root.making.some(([, value]) => value === codec.name);
}
