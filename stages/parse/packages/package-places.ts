// Of packages only what tells where names lead: another version, another purpose changes nothing for who asks for that.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {PackageFacts, PackagePlace} from './package-facts.ts';
import {packagesCodec} from './packages-of.ts';
import {typescriptNames} from './typescript-names.ts';

export const placesCodec: Codec<readonly PackagePlace[]> = jsonCodec('places of packages');

export const placesTask = defineTask({
  name: 'places of packages',
  version: 1,
  input: {packages: packagesCodec},
  output: placesCodec,
  run: ({packages: {packages}}) => placesOf(packages),
});

export function placesOf(packages: readonly PackageFacts[]): readonly PackagePlace[] {
  return [...packages.filter(({ecosystem}) => ecosystem !== 'typescript').map(({ecosystem, entries, folder, name}) => ({ecosystem, entries, folder, name})), ...typescriptNames(packages)];
}
