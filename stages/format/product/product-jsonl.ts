// Samples of product and plan as JSONL, a line each, in the form that is asked for.
import type {Format} from '../format.ts';
import {inForm, type ProductForm} from './product-forms.ts';
import {productRecord} from './product-record.ts';
import type {UserPrompt} from './user-prompts.ts';

/** Bumped when equal samples may be written otherwise. */
export const productJsonlVersion = 1;

export function productJsonl(form: ProductForm, user: UserPrompt): Format {
  return {
    name: `product jsonl, ${form}`,
    version: productJsonlVersion,
    extension: 'jsonl',
    write: ({samples}) => samples.map((sample) => Buffer.from(`${JSON.stringify(inForm(productRecord(sample), form, user))}\n`, 'utf8')),
  };
}
