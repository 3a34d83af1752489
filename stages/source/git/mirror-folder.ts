// What a mirror is before anyone looked whether its source is complete.

export interface MirrorFolder {
  readonly kind: 'local' | 'remote';
  readonly dir: string;
  /** Where the refs are read: the source itself when it is local, else the mirror. */
  readonly refsDir: string;
  readonly objectFormat: ObjectFormat;
  /** Where the objects came from: that folder is looked at for signs of a shallow or partial clone. */
  readonly objectsOf: string;
  /** What the user should know, though it stopped nothing. */
  readonly notes: readonly string[];
}

export type ObjectFormat = 'sha1' | 'sha256';
