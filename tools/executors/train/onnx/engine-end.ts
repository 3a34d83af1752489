// Ends the engine with a code of trainer/README.md.

export class EngineEnd extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'EngineEnd';
    this.code = code;
  }
}
