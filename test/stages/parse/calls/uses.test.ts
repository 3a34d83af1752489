// Types that are named, and elements of JSX that are called: each line of a tree says behind it what is meant. Nothing is said of what is elsewhere.
import {mkdirSync, writeFileSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import test from 'ava';
import {treeCalls} from '../../../../bench/calls/tree-calls.ts';
import {symbolId} from '../../../../stages/parse/calls/symbols.ts';
import {saidOf} from './tree-of.ts';

const trees: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ecma: {
    'src/price.ts': `export interface Money {cents: number}
export class Price<T> implements Money { //= src/price.ts#Money
  cents = 0;
  of?: T;
  next(): Price<T> | undefined { return undefined; } //= src/price.ts#Price
}
export type Price2 = Price<string>; //= src/price.ts#Price
`,
    'src/shop.ts': `import {Price, type Money as Cash} from './price.js';
import type * as all from './price.ts';
import type {Far} from 'far';
class Own extends Price<Cash> {} //= src/price.ts#Money, src/price.ts#Price
function total<Money>(list: readonly Own[], of: Money, far: Far): Map<string, all.Price2> { //= src/price.ts#Price2, src/shop.ts#Own
  const one: Cash = {cents: 1}; //= src/price.ts#Money
  return new Map();
}
`,
  },
  'ecma of elements': {
    'app.tsx': `import {Button, forms} from './button';
function Local() { return <div><Button kind="a" /></div>; } //= button.tsx#Button
export const App = () => <Local><forms.Field>a</forms.Field><button /></Local>; //= app.tsx#Local, fields.jsx#Field
`,
    'button.tsx': "export function Button() { return <b/>; }\nexport * as forms from './fields';\n",
    'fields.jsx': 'export const Field = () => <i/>;\n',
  },
  'ecma of aliases': {
    'tsconfig.json': '{"extends": "./config/tsconfig.base.json"} // All of it.\n',
    'config/tsconfig.base.json': '{"compilerOptions": {"paths": {"@/*": ["../src/*"], "far": ["../gone.ts"]}}}\n',
    'src/price.ts': 'export function price(): void {}\n',
    'src/main.ts': `import {price} from '@/price';
import {price as other} from '@/nowhere';
import {price as far} from 'far';
price(); //= src/price.ts#price
other();
far();
`,
  },
  python: {
    'shop/price.py': `class Money: pass
class Price(Money): #= shop/price.py#Money
    def next(self) -> "Price": ...
`,
    'shop/main.py': `from typing import List
from .price import Price
from . import price
class Own(price.Money): pass #= shop/price.py#Money
def total(a: Price, b: List[int], c: price.Price) -> Own: #= shop/main.py#Own, shop/price.py#Price
    d: Price = a #= shop/price.py#Price
`,
  },
  go: {
    'go.mod': 'module example.org/m\n',
    'price/price.go': 'package price\n\ntype Price struct{ Next *Price } //= price/price.go#Price\n',
    'main.go': `package main

import "example.org/m/price"

type Own struct{ price.Price } //= price/price.go#Price

func total[T any](a []Own, b map[string]*price.Price, c T) error { //= main.go#Own, price/price.go#Price
	var d Own //= main.go#Own
	return nil
}
`,
  },
  rust: {
    'src/lib.rs': `mod price;
use price::Price;
pub struct Own<T> { inner: Price, other: T } //= src/price.rs#Price
impl<T> Own<T> { //= src/lib.rs#Own
    pub fn of(a: &Price, b: Vec<crate::price::Money>) -> Self { //= src/price.rs#Money, src/price.rs#Price
        let c: Option<T> = None;
        Own { inner: Price { cents: 1 }, other: todo!() } //= src/lib.rs#Own, src/price.rs#Price
    }
}
impl price::Show for Price {} //= src/price.rs#Price, src/price.rs#Show
`,
    'src/price.rs': `pub struct Price { pub cents: u8 }
pub struct Money;
pub trait Show: Sized {}
`,
  },
  java: {
    'org/shop/Price.java': `package org.shop;
public class Price implements Money { //= org/shop/Money.java#Money
  Price next; //= org/shop/Price.java#Price
}
`,
    'org/shop/Money.java': 'package org.shop;\npublic interface Money {}\n',
    'org/Main.java': `package org;
import java.util.List;
import org.shop.Price;
class Main<T> {
  List<Price> all(T a, String b) { //= org/shop/Price.java#Price
    Price c = null; //= org/shop/Price.java#Price
    return null;
  }
}
`,
  },
};

for (const [name, files] of Object.entries(trees)) {
  test(`each line of a tree names the types that a person says: ${name}`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'gristmill-uses-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), {recursive: true});
      writeFileSync(join(folder, path), text);
    }
    const {calls, uses} = await treeCalls(folder, name.split(' ')[0] ?? '');
    const wrong: string[] = [];
    for (const [path, text] of Object.entries(files)) {
      for (const [at, line] of text.split('\n').entries()) {
        const found = (/elements|aliases/.test(name) ? calls : uses).filter((one) => one.path === path && one.spot.line === at && one.verdict === 'resolved').flatMap(({targets}) => targets.map(symbolId));
        const [ours, said] = [[...new Set(found)].sort().join(', '), saidOf(line).join(', ')];
        if (ours !== said) wrong.push(`${path}:${at + 1}: ${line.trim()} — found ${ours || 'nothing'}`);
      }
    }
    t.deepEqual(wrong, []);
  });
}
