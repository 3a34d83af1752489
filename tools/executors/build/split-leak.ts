// What a build says that would have taught what it judges by.

export class SplitLeak extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SplitLeak';
  }
}
