// Why a tokenizer cannot be had, and how to say it.

export type TokenizerFailure =
  | {readonly failure: 'unreadable'; readonly path: string; readonly reason: string}
  | {readonly failure: 'malformed'; readonly where: string; readonly expected: string; readonly found: string}
  | {readonly failure: 'refused'; readonly reason: string}
  | {readonly failure: 'unknown-marks'; readonly profile: string; readonly tokenizer: string; readonly tokens: readonly string[]}
  /** `where` is the folder of this machine in which its files would be found. */
  | {readonly failure: HubTrouble; readonly id: string; readonly revision: string; readonly where: string; readonly reason: string}
  | {readonly failure: 'changed'; readonly id: string; readonly pinned: string; readonly found: string};

export type HubTrouble = 'hub-unreachable' | 'hub-denied' | 'hub-absent' | 'hub-refused' | 'hub-moving';

export function isTokenizerFailure<T extends object>(value: T | TokenizerFailure): value is TokenizerFailure {
  return 'failure' in value;
}

export function tokenizerFailureText(failure: TokenizerFailure): string {
  switch (failure.failure) {
    case 'unreadable':
      return `Cannot read the tokenizer "${failure.path}": ${failure.reason}; give the path of a readable tokenizer.json`;
    case 'malformed':
      return `Cannot use the tokenizer: ${failure.where} should be ${failure.expected}, found ${failure.found}; give a tokenizer.json as Hugging Face's tokenizers writes it`;
    case 'refused':
      return `Cannot use the tokenizer: its library refused it with "${failure.reason}"; give a tokenizer.json as Hugging Face's tokenizers writes it`;
    case 'unknown-marks':
      return `Cannot write the profile "${failure.profile}" with the tokenizer "${failure.tokenizer}": it has no token ${few(failure.tokens)}; choose the profile of its models, or set "unknownMarks" of "profile" to "add" or "text"`;
    case 'hub-unreachable':
    case 'hub-denied':
    case 'hub-absent':
    case 'hub-refused':
    case 'hub-moving':
      return `Cannot fetch the tokenizer "${failure.id}" at ${failure.revision}: ${failure.reason}; put its files into "${failure.where}"`;
    case 'changed':
      return `Cannot use the tokenizer "${failure.id}": pinned is ${failure.pinned}, found ${failure.found}; pin the new one if the change is meant`;
    default:
      return failure satisfies never;
  }
}

const shown = 5;

function few(tokens: readonly string[]): string {
  const quoted = tokens.slice(0, shown).map((token) => `"${token}"`);
  return `${quoted.join(', ')}${tokens.length > shown ? ` and ${tokens.length - shown} more` : ''}`;
}
