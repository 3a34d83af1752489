// The templates of answers by their names.
import type {Answer, Caps} from './answer.ts';
import {mergedAnswer} from './merged-answer.ts';
import {plainAnswer} from './plain-answer.ts';
import {richAnswer} from './rich-answer.ts';

export const answers = {merged: mergedAnswer, plain: plainAnswer, rich: richAnswer} satisfies Readonly<Record<string, (answer: Answer, caps: Caps) => string>>;
