// JavaScript, with or without JSX.
import type {Language} from '../language.ts';
import {ecma, ecmaDeclarations} from './ecma.ts';

export const javascript: Language = {...ecma, name: 'JavaScript', also: ['JSX'], version: 1, grammar: 'javascript', declarations: ecmaDeclarations};
