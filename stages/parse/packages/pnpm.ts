// Reads `pnpm-workspace.yaml`: which folders are members.
import {field, textsField} from './field.ts';
import type {ReadManifest} from './manifest.ts';
import {readYaml} from './yaml-text.ts';

export const readPnpm: ReadManifest = (text) => {
  const manifest = readYaml(text);
  return field(manifest, 'packages') === undefined ? undefined : {ecosystem: 'npm', name: '', description: '', dependencies: [], entries: [], members: textsField(manifest, 'packages')};
};
