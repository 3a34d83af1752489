// The only environment a git process of ours ever sees: nothing inherited, nothing of the user's or the machine's configuration.

export interface GitPlaces {
  /** Where the git program is looked up. */
  readonly path: string;
  /** An empty folder of ours. */
  readonly home: string;
  /** A file of ours, which may not exist: the only configuration above the repository's own. */
  readonly globalConfig: string;
  /** The socket of the user's ssh agent, for ssh addresses the user named. */
  readonly sshAgent?: string;
}

export type Protocol = 'file' | 'https' | 'ssh';

export function gitEnvironment(places: GitPlaces, protocol?: Protocol): Readonly<Record<string, string>> {
  return {
    PATH: places.path,
    HOME: places.home,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: places.globalConfig,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: 'true',
    SSH_ASKPASS: '/bin/true',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_PAGER: 'cat',
    GIT_EDITOR: 'false',
    GIT_ALLOW_PROTOCOL: protocol ?? 'none',
    // The variable outranks core.sshCommand of any configuration, and batch mode never waits for a person.
    GIT_SSH_COMMAND: 'ssh -o BatchMode=yes',
    ...(places.sshAgent !== undefined && protocol === 'ssh' ? {SSH_AUTH_SOCK: places.sshAgent} : {}),
  };
}

/**
 * Settings that a repository's own configuration cannot win against. No `diff.external=`: git then dies instead of using none.
 * A commit graph is a claim about commits, and the repository is hostile: parents and dates come from the commits themselves.
 */
export const gitSettings: readonly string[] = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'core.commitGraph=false',
  'core.quotePath=false',
  'protocol.ext.allow=never',
  'log.showSignature=false',
  'credential.helper=',
  'gc.auto=0',
  'maintenance.auto=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'i18n.logOutputEncoding=UTF-8',
];
