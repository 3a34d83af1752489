// What somebody asks of a model over the network, checked field by field.
import type {Wish} from './predictor.ts';

export const limits = {tokens: 4096, temperature: 10, text: 1 << 20} as const;

/** The request, or what is wrong with it. */
export function predictionRequest(body: string): {readonly text: string; readonly wish: Wish} | string {
  const asked = parsed(body);
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) return 'the body is no object of JSON';
  const {text, tokens = 200, temperature = 0, seed = 0, ...rest} = asked as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return `${JSON.stringify(unknown)} is none of "text", "tokens", "temperature", "seed"`;
  if (typeof text !== 'string') return '"text" is no text';
  if (!isWhole(tokens) || tokens < 1 || tokens > limits.tokens) return `"tokens" is no whole number from 1 to ${limits.tokens}`;
  if (typeof temperature !== 'number' || !(temperature >= 0 && temperature <= limits.temperature)) return `"temperature" is no number from 0 to ${limits.temperature}`;
  if (!isWhole(seed) || seed < 0) return '"seed" is no whole number';
  return {text, wish: {most: tokens, temperature, seed}};
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
