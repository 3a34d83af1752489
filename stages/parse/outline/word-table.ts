// Words that a value says often, written once each: the value says their places.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';

export class WordTable {
  readonly #words: string[] = [];
  readonly #places = new Map<string, number>();

  static read(bytes: Uint8Array): WordTable {
    const table = new WordTable();
    const reader = new ByteReader(bytes);
    while (!reader.done) table.#words.push(reader.text());
    return table;
  }

  /** A new word takes the next place. */
  place(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    this.#places.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }

  word(place: number): string {
    const word = this.#words[place];
    if (word === undefined) throw new RangeError(`Read word ${place} of a table of ${this.#words.length}`);
    return word;
  }

  bytes(): Uint8Array {
    const writer = new ByteWriter(this.#words.length * 12 + 8);
    for (const word of this.#words) writer.text(word);
    return writer.done();
  }
}
