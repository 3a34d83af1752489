// No special tokens at all: for any model, and what is read by people.
import type {Profile} from './profile.ts';

export const plain: Profile = {name: 'plain', version: 1, marks: {}};
