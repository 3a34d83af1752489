// The trouble that a store met, as it says it itself; anything else is a bug and goes on.
import {StoreError} from '../../cache/store-error.ts';

export async function failureOf(act: () => Promise<unknown>): Promise<StoreError | undefined> {
  try {
    await act();
    return undefined;
  } catch (failure) {
    if (failure instanceof StoreError) return failure;
    throw failure;
  }
}
