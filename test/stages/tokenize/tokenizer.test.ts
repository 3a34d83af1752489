import test from 'ava';
import {byteTokenizer} from '../../../stages/tokenize/tokenizer.ts';
import {tokenizerContract} from './tokenizer-contract.ts';

tokenizerContract(test, 'byteTokenizer', async () => byteTokenizer());
