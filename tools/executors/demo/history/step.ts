// One commit of the demonstration's repository, as it is written down here.

export interface Step {
  readonly message: string;
  readonly by: Role;
  /** Default: main. A branch begins where main stands. */
  readonly on?: string;
  /** The branch that is merged. */
  readonly merge?: string;
  readonly write?: Readonly<Record<string, string>>;
  /** Written in Latin-1, as old editors do. */
  readonly latin1?: Readonly<Record<string, string>>;
  /** In a file that is there: the first text is replaced by the second. */
  readonly edit?: Readonly<Record<string, readonly (readonly [was: string, is: string])[]>>;
  readonly move?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  readonly tag?: string;
}

export type Role = 'Maintainer' | 'Contributor' | 'Reviewer' | 'Technical Writer';
