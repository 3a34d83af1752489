// Which files belong to a layer of an architecture: by rules that a project writes, and by what its packages say.

/** A file belongs to it where any of these finds it. A type, because parameters are plain data with any keys. */
export type LayerRule = {
  /** What `hierarchy` calls it. Several rules may have one key. */
  readonly key: string;
  readonly title: string;
  /** Asked before all that are not: a test of the database is a test. */
  readonly first?: boolean;
  /** Words that a folder, or the file without its extension, has one after the other: `domain models` is in `shop_domain_models`. */
  readonly segments?: readonly string[];
  readonly globs?: readonly string[];
  /** By their names. */
  readonly packages?: readonly string[];
};

/** What packages tell of layers. */
export interface PackageLayers {
  /** In an order in which each comes after what it needs. */
  readonly packages: readonly {readonly name: string; readonly folder: string}[];
}

export interface Layer {readonly key: string; readonly title: string; /** Among the layers of a change. */ readonly rank: number}
