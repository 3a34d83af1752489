// One kind of manifest: which files it is, and what is read in it without running anything.
import type {PackageFacts} from './package-facts.ts';

/** What the text of a manifest says; its folder and path are known by who asks. Undefined where it is not what it is called. */
export type ReadManifest = (text: string) => ManifestFacts | undefined;
export type ManifestFacts = Pick<PackageFacts, 'dependencies' | 'ecosystem' | 'entries' | 'members' | 'name'> & {readonly description: string};
