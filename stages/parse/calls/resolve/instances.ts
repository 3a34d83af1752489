// What a thing of a type is: of what an alias stands for, and of a type of elsewhere what it holds.
import type {Expression} from '../expression.ts';
import {elsewhere, nothing, type Context, type Found, type Value} from './value.ts';

export interface Instances {
  instance(made: Made, at: Context, depth: number): Value;
  held(value: Pick<Extract<Value, {readonly is: 'outside'}>, 'at' | 'holds'>, place: number, depth: number): Value;
}

/** `of`: what a generic type is of. `things`: the types themselves, where they are known. */
export interface Made {readonly type: Expression | undefined; readonly of?: readonly Expression[]; readonly things?: readonly Found[]}

interface Sources {evaluate(expression: Expression, at: Context, depth: number): Value; readonly deepest: number}

export function instancesOf({evaluate, deepest}: Sources): Instances {
  return {instance, held};

  function instance({type, of = [], things}: Made, at: Context, depth: number): Value {
    const meant: Value = things !== undefined ? {is: 'things', found: things} : type === undefined ? nothing : evaluate(type, at, depth + 1);
    if (meant.is === 'outside' || meant.is === 'modules') return {is: 'outside', holds: of, at, member: ''};
    if (meant.is === 'instance') return meant;
    if (meant.is !== 'things') return nothing;
    const types = meant.found.filter(({thing}) => thing.kind === 'type');
    const [alias] = types.filter(({thing}) => thing.gives !== undefined && thing.adds !== true);
    if (alias === undefined) return types.length > 0 ? {is: 'instance', of: types} : nothing;
    const given = depth > deepest || alias.thing.gives === undefined ? nothing : evaluate(alias.thing.gives, alias.at, depth + 1);
    if (given.is === 'outside' && of.length > 0) return {is: 'outside', holds: of, at, member: ''};
    return given.is === 'unknown' ? {is: 'instance', of: types} : given;
  }

  function held({holds, at}: Parameters<Instances['held']>[0], place: number, depth: number): Value {
    const one = holds[place];
    return one === undefined || at === undefined ? (at === undefined ? elsewhere : nothing) : evaluate(one, at, depth + 1);
  }
}
