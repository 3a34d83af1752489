// What a repository is called where nobody says it: the last name of its folder or address.

export function repositoryName(source: string): string {
  const last = source.replace(/[/:]+$/, '').split(/[/:\\]/).at(-1) ?? '';
  const name = last.replace(/\.git$/, '').replace(/[^a-zA-Z0-9._-]/g, '-').replace(/^[.-]+/, '');
  return name === '' ? 'repository' : name;
}
