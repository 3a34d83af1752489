// How the syntax that a thread opens once is named: by what turns grammars into trees. Apart from what reads by it, which few builds load.
import type {Digest} from '../../../../graph/value/digest.ts';
import {runtimeFile} from './grammars.ts';

export const syntaxDigest = runtimeFile.sha256 as Digest;
