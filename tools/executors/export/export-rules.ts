// What an export leaves out and how it shows patches, as the dataset has it.
import {rulesTag} from '../../../stages/clean/rules-in-force.ts';
import type {ExportRules} from '../../../stages/exporting.ts';
import type {Dataset} from '../build/contract.ts';

export function exportRules({clean, commits: {context}, licences, forget}: Dataset): ExportRules & {readonly clean: string; readonly forgotten: readonly string[]} {
  return {clean: rulesTag(clean?.rules), context, licences: licences && {...licences}, forgotten: forget?.licences ?? []};
}
