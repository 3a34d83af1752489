// The plan that seed B's samples answer with: files to modify, and in each the identifiers that go, come, change and arrive from elsewhere.
import type {CommitIdentifiers, FileIdentifiers, Identifier, ModifiedIdentifier} from './identifier.ts';

export function planText({files}: CommitIdentifiers): string {
  return `Files to modify:\n\n${files.map(filePlan).join('\n\n')}`;
}

/** `<kind>: <visibility>::<name>`, or without visibility where the language has none; a block is what it implements for which type. */
export function identifierToken({kind, visibility, name}: Identifier): string {
  if (kind === 'impl') return `impl: impl ${name}`;
  return visibility === '' ? `${kind}: ${name}` : `${kind}: ${visibility}::${name}`;
}

/** Of one file, without the heading of the plan. */
export function filePlan(file: FileIdentifiers): string {
  const {path, oldPath, removed, added, modified, moved} = file;
  const blocks = [
    ...(file.status === 'R' && oldPath !== undefined ? [`  Rename from: ${oldPath}`] : []),
    ...block('Remove', removed.map(identifierToken)),
    ...block('Add', added.map(identifierToken)),
    ...block('Modify', modified.map(modifiedToken)),
    ...block('Move', moved.map((one) => `${identifierToken(one)} from ${one.from}`)),
  ];
  return [`**${path}**`, ...(blocks.length === 0 ? [withoutIdentifiers(file)] : blocks)].join('\n');
}

function block(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`  ${title}:`, ...lines.map((line) => `    - ${line}`)];
}

function modifiedToken(one: ModifiedIdentifier): string {
  const [before, after] = [one.was === undefined ? undefined : identifierToken(one.was), identifierToken(one)];
  return before === undefined || before === after ? after : `${before} -> ${after}`;
}

function withoutIdentifiers({status}: FileIdentifiers): string {
  if (status === 'A' || status === 'C') return '  Add file';
  return status === 'D' ? '  Remove file' : '  Modify existing code';
}
