// Judges what is assigned to something called a password, a token, a secret or a key: is it one, or a word, a type, a place, a blank to fill in?
import {isPlaceholder} from './placeholder.ts';
import {lookAt} from './randomness.ts';

export interface Assigned {
  readonly value: string;
  /** A password may be short and near to a word; a key is drawn. */
  readonly kind: 'password' | 'key';
  /** Between quotes a value is a text; without them it may as well be code. */
  readonly quoted: boolean;
}

export function isSecretValue({value, kind, quoted}: Assigned): boolean {
  if (value.length < (kind === 'password' ? 6 : 8) || value.length > 1024) return false;
  if (/[^\x21-\x7e]/.test(value) || isReference(value) || isBlank(value)) return false;
  const {lower, upper, digits, others, turns, entropy} = lookAt(value);
  const letters = lower + upper;
  if (digits === value.length) return kind === 'password' && quoted;
  if (letters + others === value.length && (others === 0 || isWords(value))) return false;
  if (!quoted && (digits === 0 || letters === 0)) return false;
  if (kind === 'password') return quoted || turns >= 2 || (others > 0 && !isWords(value));
  return digits > 0 && letters > 0 && turns >= 2 && entropy >= 2.5 && !isWords(value);
}

/** Names where the value comes from, or builds it. */
function isReference(value: string): boolean {
  return /^[$%&@~][\w.-]*%?$|\$\{|\$\(|\{\{|\{[^{}]{0,60}\}|<[^<>]{1,60}>|^(?:https?|file|ssh|urn|arn|env|vault|secret|projects|op|ref|sha\d+|data|blob):|process\.env|os\.environ|getenv|import\.meta|secrets?\./i.test(value)
    || (/^\.{0,2}\//.test(value) && isWords(value))
    || /\.(?:pem|key|crt|json|ya?ml|toml|txt|env|rs|[jt]sx?|py|go|sh|md)$/i.test(value);
}

/** What is left when the usual words for "put it here" are gone must still be something. */
function isBlank(value: string): boolean {
  if (isPlaceholder(value)) return true;
  const rest = value.replaceAll(/passw(?:or)?d|pass|secret|token|test(?:ing)?|fake|mock|sample|demo|todo|none|null|undefined|user(?:name)?|admin|my|some|invalid|valid|wrong|bad|good|new|old|key|api|value|string|auth|default|access|refresh|client|private|public|[^A-Za-z0-9]/gi, '');
  return rest.length < 4 || /^(.)\1*$/.test(rest) || (rest.length < value.length && /^(?:[a-z]{0,8}|\d{0,4})$/i.test(rest));
}

/** Words joined by signs, with a short number here and there: names, versions, types, paths, sentences of code. */
function isWords(value: string): boolean {
  const parts = value.split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/).filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => /^(?:[A-Za-z]?[a-z]*|[A-Z]*|\d{1,4}|v?\d{1,4}|[A-Za-z]{2,}\d{1,2}|\d{1,2}[a-z]{1,2})$/.test(part)) && !/[a-z][A-Z]{2}|[!#$%^*]/.test(value);
}
