// `txt`: nothing but texts, one after the other, each with its end: the control token that ends a document, spelled out, or a blank line.
import type {BuiltFormat} from './built-format.ts';
import {kindsMeant, sectionsOf} from './sections.ts';
import {textRecords, textsKey} from './text-records.ts';

const version = 1;

export const txt: BuiltFormat = {
  fileName: /^[a-z][a-z0-9-]*\.txt$/,
  builtFiles({manifest: {shards: all, tokenizers}, kinds, dataset: {out}}) {
    const end = tokenizers[0]?.end?.content ?? '\n';
    return sectionsOf(kindsMeant(all, kinds)).map(({name, shards}) => ({
      name: `${name}.txt`,
      key: textsKey([version, end], shards),
      async *content() {
        for await (const {training_content: text} of textRecords(out, shards)) yield Buffer.from(`${text}${text.endsWith('\n') ? '' : '\n'}${end}${end.endsWith('\n') ? '' : '\n'}`, 'utf8');
      },
    }));
  },
};
