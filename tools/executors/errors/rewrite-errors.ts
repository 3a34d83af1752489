// Errors 7xxx: models that rewrite samples.
import type {RewriteTrouble} from '../export/rewrite/rewrite-failure.ts';
import type {ErrorEntry} from './error-entry.ts';

export const rewriteErrors = {
  'rewrite-off': {
    code: 'GM7001', exit: 'misused', title: 'The configuration names no model that rewrites',
    cause: 'Samples are rewritten only by a model that "product.rewrite" of the configuration names.',
    fix: "write in the configuration: product: {rewrite: {endpoint: 'https://HOST/v1', model: 'NAME'}}",
  },
  'rewrite-unreachable': {
    code: 'GM7002', exit: 'failed', title: 'The model does not answer',
    cause: 'Its host could not be reached, or was too busy for too long. Answers that came are kept.',
    fix: '{again}',
  },
  'rewrite-denied': {
    code: 'GM7003', exit: 'failed', title: 'The host of the model refused access',
    cause: 'It asks for a token that may use the model. Which variable has it, "tokenFrom" of "product.rewrite" says.',
    fix: 'set the variable that "tokenFrom" names to a token for this host, and run the same command again',
  },
  'rewrite-refused': {
    code: 'GM7004', exit: 'failed', title: 'The host of the model gave no completion',
    cause: 'It does not know the model or the address, or does not speak as hosts of OpenAI\'s kind do.',
    fix: 'correct "endpoint" and "model" of "product.rewrite" in the configuration, and run the same command again',
  },
} as const satisfies Readonly<Record<RewriteTrouble, ErrorEntry>>;
