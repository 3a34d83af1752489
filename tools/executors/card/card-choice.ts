// What a card says beside its numbers. It is written into the manifest, so that a card can be made again from a build alone.

export interface CardChoice {
  readonly name: string | null;
  readonly description: string | null;
  readonly licence: string | null;
  readonly languages: readonly string[];
  readonly tags: readonly string[];
  /** Pairs, in the order of the phases' names: what a manifest says must not depend on how a configuration was typed. */
  readonly focus: readonly (readonly [phase: string, text: string])[];
}

/** Of a dataset, what is written about it. */
export interface DescribedChoice {
  /** Missing: no card is written. */
  readonly card?: CardChoice | undefined;
  /** A page of pictures. Missing: none is drawn. */
  readonly report?: boolean | undefined;
}
