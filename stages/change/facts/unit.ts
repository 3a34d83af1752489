// One declaration of a changed file, before and after: what chunks, facts and samples of a change are made of.
import type {Declaration} from '../../parse/outline/outline.ts';

/** What is compared of a declaration. An outline has it and so has a surface, with equal indices. */
export type Matchable = Pick<Declaration, 'kind' | 'name' | 'parent' | 'of' | 'visibility' | 'modifiers' | 'bases' | 'hashes' | 'sketch'>;

export interface Unit {
  readonly became: 'added' | 'removed' | 'changed' | 'same';
  /** Its index in the list of declarations of that side; missing where it did not exist. */
  readonly before?: number;
  readonly after?: number;
  /** None unless it was changed. */
  readonly changes: readonly UnitChange[];
}

/** The order is the wire form: append only. `moved`: into another declaration. `reordered`: among those it stands with. */
export const unitChanges = ['renamed', 'moved', 'reordered', 'kind', 'signature', 'body', 'visibility', 'modifiers', 'attributes', 'bases'] as const;
export type UnitChange = (typeof unitChanges)[number];
