// Which forge a dataset's requests and issues come from.

export interface GithubConfig {
  /** As `owner/name`. Default: what the address of the source says. */
  readonly repository?: string | undefined;
  /** The address of GitHub Enterprise. Default: the host of the source, or `https://github.com` for a folder. */
  readonly host?: string | undefined;
  /** The variable of the environment that holds the token. Default: `GITHUB_TOKEN`, `GH_TOKEN`, or what `gh auth token` says. */
  readonly tokenEnv?: string | undefined;
}
