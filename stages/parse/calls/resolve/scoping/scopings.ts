// How each family of languages tells which names belong together. One line each.
import type {Family} from '../../family.ts';
import {cScoping} from './c.ts';
import {ecmaScoping} from './ecma.ts';
import {goScoping} from './go.ts';
import {javaScoping} from './java.ts';
import {pythonScoping} from './python.ts';
import {rustScoping} from './rust.ts';
import type {ScopingOf} from './scoping.ts';

export const scopings: Readonly<Record<Family, ScopingOf>> = {ecma: ecmaScoping, go: goScoping, python: pythonScoping, rust: rustScoping, java: javaScoping, c: cScoping};
