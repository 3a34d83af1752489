// Which forge a dataset's requests and issues come from.

export interface GithubConfig {
  /** As `owner/name`. Default: what the address of the source says. */
  readonly repository?: string | undefined;
  /** The address of GitHub Enterprise. Default: the host of the source, or `https://github.com` for a folder. */
  readonly host?: string | undefined;
  /** The variable of the environment that holds the token. Default: `GITHUB_TOKEN`, `GH_TOKEN`, or what `gh auth token` says. */
  readonly tokenEnv?: string | undefined;
  /**
   * Where neither `repository` nor the source tells which repository it is: `'refuse'` to go on, or take what `'git'` alone tells of requests and
   * ask nobody. Default: `'refuse'`.
   */
  readonly whereUnknown?: 'refuse' | 'git' | undefined;
  /**
   * What samples requests and issues make. `'pr_diff'`: the request as seed A writes it. `'pr'`, `'issue'`: as StarCoder2 does; name a profile for its tags.
   * `'pr_description'`: the diff asks, title and text answer. `'review_verdict'`: what a reviewer of that very diff said. `'review_fix'`: what the next
   * version changed where a remark was. `'preference'`: the version that was turned down, then the one that was taken. `'issue_patch'`: the problem as
   * it stood before anybody began, then the patch. Default: none.
   */
  readonly samples?: readonly DiscussedKindName[] | undefined;
  /** Logins of bots, beside those that the forge calls so. What they say is left out. */
  readonly bots?: readonly string[] | undefined;
  /** Requests and issues of bots make samples, too. Default: `false`. */
  readonly keepBots?: boolean | undefined;
  /** Globs of paths that are tests, beside those that are by their names: what they change stands behind the patch of a problem. Default: none. */
  readonly tests?: readonly string[] | undefined;
  /** Samples of `'pr'` show the code that a request changes before its diff, as StarCoder2's do: one file in five as a whole, the others around their changes. Default: `false`. */
  readonly baseCode?: boolean | undefined;
  /** How what makes samples ended. Default: in any way. */
  readonly states?: readonly ('closed' | 'merged' | 'open')[] | undefined;
  /** What was opened on that day or later, as `'2024-05-31'`; and before that day. Default: at any time. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Texts with reviews; with comments and remarks on lines. Default: `true`. */
  readonly reviews?: boolean | undefined;
  readonly comments?: boolean | undefined;
  /** A sample of more bytes is left out, with the reason. Default: 1 MiB. */
  readonly maxBytes?: number | undefined;
}

export type DiscussedKindName = 'issue' | 'issue_patch' | 'pr' | 'pr_description' | 'pr_diff' | 'preference' | 'review_fix' | 'review_verdict';
