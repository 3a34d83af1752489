// What the manifest of one package says, as far as it is read without running anything.

export type Ecosystem = 'cargo' | 'go' | 'gradle' | 'maven' | 'npm' | 'python' | 'typescript';

export interface PackageFacts {
  readonly ecosystem: Ecosystem;
  /** The manifest. */
  readonly path: string;
  /** '' is the top of the repository. */
  readonly folder: string;
  /** Empty where it has none: the root of a workspace. */
  readonly name: string;
  readonly purpose: Purpose;
  readonly dependencies: readonly Dependency[];
  /** Where others find its code: the files of a crate, the exports of a package of JavaScript by what they are asked for. */
  readonly entries: readonly Entry[];
  /** What it says its members are: paths with `*`. */
  readonly members: readonly string[];
}

/** What tells where names lead. */
export type PackagePlace = Pick<PackageFacts, 'ecosystem' | 'entries' | 'folder' | 'name'>;

export interface Dependency {
  readonly name: string;
  readonly kind: 'build' | 'development' | 'normal' | 'optional' | 'peer';
  /** Its folder in this repository, where the manifest says one. */
  readonly path: string;
}

export interface Entry {readonly asked: string; readonly file: string}

export interface Purpose {
  readonly text: string;
  readonly source: 'description' | 'readme' | '';
}
