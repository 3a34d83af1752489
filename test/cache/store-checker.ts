// A child process for the tests: judges one store after the other, as opening a damaged one may be its end. One JSON line in, one out.
import {createInterface} from 'node:readline';
import {StoreError} from '../../cache/store-error.ts';
import {healed, verdictOn, type Claim} from './store-verdict.ts';

export interface Judged {
  readonly problems: readonly string[];
  readonly missing: number;
  /** A failure with a name that a user can act upon, when there was one. */
  readonly refused?: string;
}

async function judged(claim: Claim): Promise<Judged> {
  try {
    const {problems, missing} = await verdictOn(claim);
    return {problems: [...problems, ...(await healed(claim))], missing};
  } catch (failure) {
    if (claim.damaged && failure instanceof StoreError) return {problems: [], missing: 0, refused: failure.message};
    return {problems: [failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)], missing: 0};
  }
}

async function main(): Promise<void> {
  for await (const line of createInterface({input: process.stdin})) {
    const claim: Claim = JSON.parse(line);
    process.stdout.write(`${JSON.stringify(await judged(claim))}\n`);
  }
}

await main();
