// The forms that trainers take a question and its answer in. Each keeps what is known of the sample as `metadata`.
import type {ProductRecord} from './product-record.ts';
import {chatml} from './chatml.ts';
import {genericAnswer} from './generic-answer.ts';
import {systemPrompt} from './system-prompt.ts';
import {userPrompt, type UserPrompt} from './user-prompts.ts';

export type ProductForm = 'merged' | 'alpaca' | 'messages' | 'completion' | 'chatml' | 'preference';

/** `merged`: the seed's own keys. */
export function inForm({prompt, response, metadata}: ProductRecord, form: ProductForm, user: UserPrompt): object {
  const asked = userPrompt(user, prompt);
  switch (form) {
    case 'merged':
      return {prompt, response, metadata};
    case 'alpaca':
      return {instruction: asked, input: '', output: response, metadata};
    case 'messages':
      return {messages: [{role: 'system', content: systemPrompt}, {role: 'user', content: asked}, {role: 'assistant', content: response}], metadata};
    case 'completion':
      return {prompt: asked, completion: response, metadata};
    case 'chatml':
      return {...chatml([['system', systemPrompt], ['user', asked], ['assistant', response]]), metadata};
    case 'preference':
      // What says where and what is better than what says that something is to be done.
      return {prompt: asked, chosen: response, rejected: genericAnswer(metadata), metadata};
    default:
      return form satisfies never;
  }
}
