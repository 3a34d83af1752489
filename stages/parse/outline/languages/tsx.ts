// TypeScript with JSX: the same declarations in another grammar.
import type {Language} from '../language.ts';
import {ecma, typedDeclarations} from './ecma.ts';

export const tsx: Language = {...ecma, name: 'TSX', version: 1, grammar: 'tsx', declarations: typedDeclarations};
