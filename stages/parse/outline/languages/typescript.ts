// TypeScript.
import type {Language} from '../language.ts';
import {ecma, typedDeclarations} from './ecma.ts';

export const typescript: Language = {...ecma, name: 'TypeScript', version: 1, grammar: 'typescript', declarations: typedDeclarations};
