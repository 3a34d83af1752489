// The lines that mend what was found: as few as do it, fit to be pasted.
import {storeFolder} from '../build/store-folder.ts';
import type {Dataset} from '../build/contract.ts';
import {quoted} from '../report/quoted.ts';
import type {Finding} from './finding.ts';

/** `build` is the command line that builds the dataset. */
export function mendLines(findings: readonly Finding[], {build, dataset}: {readonly build: string; readonly dataset: Pick<Dataset, 'store'>}): readonly string[] {
  const gone = findings.flatMap((finding) => (finding.kind === 'file-extra' || finding.kind === 'pack-damaged' ? [`rm ${quoted(finding.file)}`] : []));
  const wants = new Set(findings.map(wanted));
  // A store that gives wrong answers with a clean face is not read, it is left.
  if (wants.has('anew')) return [...gone, `rm -r ${quoted(storeFolder(dataset))}`, `${build} --mend`];
  if (wants.has('mend')) return [...gone, `${build} --mend`];
  return wants.has('build') ? [...gone, build] : gone;
}

function wanted({kind}: Finding): 'nothing' | 'build' | 'mend' | 'anew' {
  switch (kind) {
    case 'file-extra':
      return 'nothing';
    case 'manifest-stale':
    case 'made-otherwise':
    case 'not-rebuilt':
    case 'reference-gone':
      return 'build';
    case 'manifest-missing':
    case 'manifest-damaged':
    case 'manifest-differs':
    case 'file-missing':
    case 'file-differs':
    case 'pack-damaged':
    case 'build-lost':
    case 'values-lost':
      return 'mend';
    case 'map-malformed':
    case 'count-differs':
    case 'rows-differ':
    case 'map-differs':
      return 'anew';
    default:
      return kind satisfies never;
  }
}
