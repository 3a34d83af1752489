// By which phases a finished build is ordered, as it spells them itself.
import type {CollectionRoot} from '../../../graph/root.ts';
import type {SectionRules} from '../../../stages/dataset/phases/document-sections.ts';
import type {Phase} from '../../../stages/dataset/phases/phase-rules.ts';
import {paramsMade} from './params-made.ts';

/** None where there are no phases. */
export function phasesBuilt(collections: readonly Pick<CollectionRoot, 'name' | 'making'>[]): readonly Phase[] | undefined {
  const sections = collections.find(({name}) => name === 'sections.file');
  // Written by this program, and compared with what it would do today.
  return sections && (paramsMade(sections.making) as unknown as SectionRules | null)?.phases;
}
