// What a change is for, told by rules that a project may write: by what it is labelled, what its commits say they are, by words, by what it touched.

/** A type, because parameters are plain data with any keys. */
export type IntentRule = {
  /** What is said of a change that this rule finds. */
  readonly value: string;
  /** Of the forge. */
  readonly labels?: readonly string[];
  /** Types of conventional commits: `feat`. */
  readonly types?: readonly string[];
  /** Words, or several one after the other. Found anywhere in a text, with an `s` behind them or without. */
  readonly words?: readonly string[];
  /** Words that count only where a title begins with them. */
  readonly verbs?: readonly string[];
  /** Keys of layers. */
  readonly layers?: readonly string[];
};

export type IntentRules = {
  readonly features: readonly IntentRule[];
  readonly actions: readonly IntentRule[];
  /** What texts are about, most spoken of first. */
  readonly entities: readonly string[];
};

export interface Found {
  readonly value: string;
  /** In percent. 0 of what is unknown. */
  readonly confidence: number;
  /** What was read, and where: `label "bug"`, `type "feat"`, `title "search"`. */
  readonly evidence: readonly string[];
}

export interface Intent {
  readonly feature: Found;
  readonly action: Found;
  readonly entities: readonly string[];
}
