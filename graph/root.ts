// What a build leaves behind as one value: for each collection how it was made, its maps and its lost rows. Its digest is the build's name.
import type {Former} from './operators/operator.ts';
import type {KeyField} from './task/key.ts';
import type {Codec} from './value/codec.ts';

export interface CollectionRoot extends Former {
  readonly name: string;
  /** How its rows were made. */
  readonly making: readonly KeyField[];
  readonly rows: number;
  /** Stubs by reason, reasons in order. */
  readonly stubs: Readonly<Record<string, number>>;
}
export interface Root {readonly collections: readonly CollectionRoot[]}

interface Spelled {readonly name: string; readonly making: readonly KeyField[]; readonly maps: readonly string[]; readonly lost: readonly string[]; readonly rows: number; readonly stubs: Readonly<Record<string, number>>}

/** Links to every map, in the order of collections and map names. */
export const rootCodec: Codec<Root> = {
  name: 'root',
  links: ({collections}) => collections.flatMap(({maps}) => mapNames(maps).map((name) => maps[name]!)), // its own names
  encode({collections}) {
    const spelled = collections.map(({name, making, maps, lost, rows, stubs}): Spelled => ({name, making, maps: mapNames(maps), lost, rows, stubs}));
    return Buffer.from(JSON.stringify(spelled), 'utf8');
  },
  decode(bytes, parts) {
    const spelled = JSON.parse(Buffer.from(bytes).toString('utf8')) as readonly (Omit<Spelled, 'making'> & Partial<Spelled>)[];
    let next = 0;
    const collections = spelled.map(({maps, ...rest}): CollectionRoot => {
      const named = Object.fromEntries(maps.map((name) => [name, parts[next++]!.digest])); // a link for each map
      // A root that does not say how its rows were made is of a former version: nothing is built upon it.
      return {...rest, making: rest.making ?? [], maps: {...named, rows: named['rows'] ?? noRows(rest.name)}};
    });
    return {collections};
  },
};

function mapNames(maps: Former['maps']): readonly string[] {
  return Object.keys(maps).sort();
}

function noRows(name: string): never {
  throw new Error(`The root of collection "${name}" names no rows`);
}
