// Reads `tsconfig.json` and its kin: by which other names code asks for files. No package, but it says like one where names lead.
import {field, fieldsOf, textField, textsField} from './field.ts';
import {readJsonc} from './jsonc-text.ts';
import type {ReadManifest} from './manifest.ts';

const mostNames = 500;

export const readTypescript: ReadManifest = (text) => {
  const config = readJsonc(text.replace(/^\ufeff/, ''));
  const base = textField(config, 'compilerOptions', 'baseUrl');
  const extended = textField(config, 'extends');
  const members = extended === '' ? textsField(config, 'extends') : [extended];
  if (field(config, 'compilerOptions') === undefined && members.length === 0) return undefined;
  // That any name may be a file tells no name from a package of elsewhere.
  const names = fieldsOf(config, 'compilerOptions', 'paths').filter(([asked]) => asked !== '*');
  const entries = names.flatMap(([asked]) => textsField(config, 'compilerOptions', 'paths', asked).map((file) => ({asked, file: joined(base, file)})));
  return {ecosystem: 'typescript', name: '', description: '', dependencies: [], entries: entries.slice(0, mostNames), members};
};

function joined(base: string, file: string): string {
  return base === '' || file.startsWith('/') ? file : `${base}/${file}`;
}
