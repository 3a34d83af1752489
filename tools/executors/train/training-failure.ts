// What keeps a model from being trained.

export type TrainingTrouble = 'nothing-to-train' | 'no-python' | 'no-runtime' | 'no-model' | 'data-refused' | 'tokenizer-changed' | 'base-unusable' | 'engine-failed' | 'training-damaged' | 'trainer-missing' | 'trainer-refused' | 'trainer-mistaken' | 'trainer-failed' | 'trainer-unable';

export class TrainingFailure extends Error {
  readonly kind: TrainingTrouble;
  readonly where: string | undefined;
  readonly fix: string | undefined;
  readonly said: string | undefined;

  constructor(kind: TrainingTrouble, message: string, {where, fix, said}: {readonly where?: string | undefined; readonly fix?: string | undefined; readonly said?: string | undefined} = {}) {
    super(message);
    this.name = 'TrainingFailure';
    this.kind = kind;
    this.where = where;
    this.fix = fix;
    this.said = said;
  }
}
