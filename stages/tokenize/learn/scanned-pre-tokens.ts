// Cuts text by the scanner of a known family: the pieces within which the fast tokenizer merges, in which characters are what the Rust library takes them for.
import {isUtf8} from 'node:buffer';
import {asciiAutomaton} from '../fast/ascii-automaton.ts';
import {classTable} from '../fast/character-class.ts';
import type {ScannedPattern} from '../fast/pattern.ts';
import {pieceEnd} from '../fast/piece-end.ts';
import {asciiOf, endMark, type ScannedText} from '../fast/scanned-text.ts';
import {exceptionOf, scannerOf} from '../fast/scanner-of.ts';
import {notUtf8, type PreTokens} from './pre-tokens.ts';

/** Scanners read up to eight bytes beyond the end. */
const spare = 8;
/** A longer text gets a room of its own, which is not kept. */
const mostKept = 1 << 20;

export function scannedPreTokens(pattern: ScannedPattern): PreTokens {
  const classes = classTable(exceptionOf(pattern));
  const ascii = asciiOf(classes);
  const scanner = {automaton: asciiAutomaton(pattern, ascii), scan: scannerOf(pattern)};
  const kept = {bytes: new Uint8Array(mostKept + spare), ends: new Uint32Array(mostKept)};
  return {
    longestText: Infinity,
    ends(utf8) {
      if (!isUtf8(utf8)) throw new RangeError(notUtf8);
      // No pre-token is empty, so there are no more than bytes.
      const {bytes, ends} = utf8.length <= mostKept ? kept : {bytes: new Uint8Array(utf8.length + spare), ends: new Uint32Array(utf8.length)};
      bytes.set(utf8);
      bytes[utf8.length] = endMark;
      const text: ScannedText = {classes, ascii, bytes, end: utf8.length};
      let count = 0;
      for (let at = 0; at < utf8.length;) {
        at = pieceEnd(scanner, text, at);
        ends[count++] = at;
      }
      return ends.slice(0, count);
    },
  };
}
