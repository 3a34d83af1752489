// Where the builds of a dataset are shared with other machines.

export interface RemoteConfig {
  /**
   * A web server that takes PUT (`https://cache.example/gristmill`), Bazel's cache (`bazel+https://…`), a bucket (`s3://bucket/prefix?region=…&endpoint=https://…`) or a
   * folder. Without a name or a password: tokens and keys come from the environment.
   */
  readonly url: string;
  /** What the source is called there, the same on every machine. Default: made of the source's address, or of the name of its folder. */
  readonly name?: string | undefined;
  /** Which line of builds this is: datasets of one source that differ have different ones. Default: `'main'`. */
  readonly head?: string | undefined;
  /** Whom this configuration builds for, unless GRISTMILL_REMOTE_TRUST says it: `'main'`, `'pr-…'` or `'dev-…'`. Default: `'main'`. */
  readonly trust?: string | undefined;
  /** Which public keys are believed for whom, as `gristmill remote keygen` prints them: `{main: ['…'], 'dev-anna': ['…']}`. GRISTMILL_REMOTE_KEYS stands in their place. Default: none. */
  readonly keys?: Readonly<Record<string, readonly string[]>> | undefined;
}
