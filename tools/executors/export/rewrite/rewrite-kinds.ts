// What a model is asked to make of a sample, and what is taken of its answer. An answer that names a file which is not there is none.
import type {ProductRecord} from '../../../../stages/format/product/product-record.ts';
import type {Message} from './chat-endpoint.ts';

export type RewriteKind = 'natural' | 'product' | 'steps';

/** Bumped when the same sample is asked otherwise. */
export const rewriteVersion = 1;

type Pair = Pick<ProductRecord, 'prompt' | 'response'>;
export type Made = readonly Pair[] | {readonly leftOut: string};

const instructions: Readonly<Record<RewriteKind, string>> = {
  natural: [
    'You explain to a software engineer how a change is made in a repository. You get the problem and a plan of what to change.',
    '1. Say what is changed and why, not only how.',
    '2. Group it by the layers of the plan, in their order.',
    '3. Keep paths of files and names of declarations exactly as they are.',
    '4. Name no file and no declaration that is not in the plan.',
    '5. Write for someone who knows the language, but not this repository.',
    '6. Write prose and short lists, and no code.',
  ].join('\n'),
  product: 'You turn the description of a change in a code base into the request that a product manager would have made for it. Say what users need and why, in one to three sentences. Name no file, no declaration and no library. Answer with the request alone.',
  steps: 'You break a plan into two or three steps, each of which can be committed by itself. Answer with JSON alone: [{"task": "what the step does, in one sentence", "files": ["paths of the plan"]}]. Every file of the plan belongs to exactly one step.',
};

export function messagesFor(kind: RewriteKind, {prompt, response}: Pair): readonly Message[] {
  return [{role: 'system', content: instructions[kind]}, {role: 'user', content: `The problem:\n${prompt}\n\nThe plan:\n${response}`}];
}

export function madeOf(kind: RewriteKind, {prompt, response}: Pair, {answer, paths}: {readonly answer: string; readonly paths: readonly string[]}): Made {
  const text = answer.replace(/^\s*<think>(?:(?!<\/think>)[^])*<\/think>/, '').trim();
  if (text === '') return {leftOut: 'empty'};
  if (kind === 'steps') return stepsIn(text, response, paths);
  if (invented(text, paths)) return {leftOut: 'invented-path'};
  return kind === 'natural' ? [{prompt, response: text}] : [{prompt: text, response}];
}

/** What looks like a file of a repository. */
function invented(text: string, paths: readonly string[]): boolean {
  const known = new Set(paths);
  return (text.match(/(?<![\w/:.-])[\w.@-]+(?:\/[\w.@-]+)+\.\w{1,8}\b/g) ?? []).some((path) => !known.has(path));
}

function stepsIn(text: string, response: string, paths: readonly string[]): Made {
  const steps = readSteps(text.replace(/^```(?:json)?\s*|\s*```$/g, ''));
  if (steps === undefined || steps.length < 2 || steps.length > 3) return {leftOut: 'no-steps'};
  const named = steps.flatMap(({files}) => files);
  if (named.some((path) => !paths.includes(path))) return {leftOut: 'invented-path'};
  if (new Set(named).size !== named.length || named.length !== paths.length) return {leftOut: 'not-each-file-once'};
  const blocks = blocksIn(response);
  return steps.map(({task, files}) => ({prompt: task, response: `Files to modify:\n\n${files.map((path) => blocks.get(path) ?? `**${path}**\n  Modify existing code`).join('\n\n')}`}));
}

interface Step {readonly task: string; readonly files: readonly string[]}

function readSteps(text: string): readonly Step[] | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) && read.every(isStep) ? read : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function isStep(value: unknown): value is Step {
  const {task, files}: Readonly<Record<string, unknown>> = Object(value);
  return typeof task === 'string' && task.trim() !== '' && Array.isArray(files) && files.length > 0 && files.every((path) => typeof path === 'string');
}

/** The identifiers of each file, as the plan lists them; of several commits, one after the other. */
function blocksIn(response: string): ReadonlyMap<string, string> {
  const blocks = new Map<string, string>();
  for (const [, path = '', lines = ''] of response.matchAll(/^\*\*([^*\n]+)\*\*\n((?: {2}.*(?:\n|$))+)/gm)) blocks.set(path, `${blocks.get(path) ?? `**${path}**`}\n${lines.trimEnd()}`);
  return blocks;
}
