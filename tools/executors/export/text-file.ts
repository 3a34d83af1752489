// A file of an export whose whole text is at hand, so that the text is its key.
import type {ExportFile} from './export-format.ts';
import {fileKey} from './file-key.ts';

export function textFile(name: string, text: string): ExportFile {
  return {
    name,
    key: fileKey(text),
    async *content() {
      yield Buffer.from(text);
    },
  };
}
