// What can be wrong with what a configuration has pinned.

export type ArtefactTrouble = 'not-pinned' | 'pin-differs' | 'lock-damaged' | 'artefact-lost' | 'no-vocabulary' | 'cuts-not-pinned' | 'cuts-differ' | 'no-cuts';

export interface Trouble {
  /** The file it is about. */
  readonly where: string;
  /** The line that mends it, where more is known than the kind tells. */
  readonly fix?: string | undefined;
}

export class ArtefactProblem extends Error {
  readonly kind: ArtefactTrouble;
  readonly where: string;
  readonly fix: string | undefined;

  constructor(kind: ArtefactTrouble, message: string, {where, fix}: Trouble) {
    super(message);
    this.name = 'ArtefactProblem';
    this.kind = kind;
    this.where = where;
    this.fix = fix;
  }
}
