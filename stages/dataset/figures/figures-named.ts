// What the folds of figures are called after the tokens or the samples that they are of: `figures.tokens.file`, `figures in sections.tokens.file`.

const [figures, inSections] = ['figures.', 'figures in sections.'] as const;

/** The fold of the commits that a dataset is made of. */
export const historyName = 'history';

export function figuresNamed(own: string): string {
  return figures + own;
}

export function figuresInSectionsNamed(own: string): string {
  return inSections + own;
}

/** The other way round; `undefined` for any other collection. */
export function figuresMeant(collection: string): {readonly own: string; readonly inSections: boolean} | undefined {
  if (collection.startsWith(figures)) return {own: collection.slice(figures.length), inSections: false};
  return collection.startsWith(inSections) ? {own: collection.slice(inSections.length), inSections: true} : undefined;
}
