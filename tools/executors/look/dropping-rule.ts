// Why a document was left out, in words: the rule, where it is configured, and how to keep the document.
import type {KeyField} from '../../../graph/task/key.ts';
import {pathChooser} from '../../../stages/parse/path-chooser.ts';
import {qualityRuleNames} from '../../../stages/parse/quality/quality-rules.ts';
import type {FileRules} from '../../../stages/sample/file-sample.ts';

/** `making` says by which rules the build chose. A reason that is not listed speaks for itself. */
export function droppingRule(stub: string, {id, making}: {id: string; making: readonly KeyField[]}): string | null {
  const rules = rulesIn(making);
  const [kind = ''] = stub.split(/[ :]/, 1);
  const details = stub.slice(kind.length).replace(/^: ?/, '');
  switch (kind) {
    case 'excluded': {
      const glob = rules?.exclude?.find((pattern) => pathChooser({include: [], exclude: [pattern]})(id) !== undefined);
      return `files.exclude names it${glob === undefined ? '' : ` with "${glob}"`}`;
    }
    case 'not-included':
      return `no glob of files.include names it${rules?.include === undefined ? '' : `: ${rules.include.map((glob) => `"${glob}"`).join(', ')}`}`;
    case 'too-large':
      return `it is larger than ${rules?.exclude === undefined ? 'documents of its kind may be' : `files.maxBytes, which is ${rules.maxBytes}`}: ${details}`;
    case 'lock':
      return 'it is a lock file; files.keep with "lock" keeps those';
    case 'minified':
      return 'it is minified; files.keep with "minified" keeps those';
    case 'generated':
      return `it is generated, by the rule "${details}"; files.keep with "generated" keeps those`;
    case 'vendored':
      return 'it is the work of others, by its path or .gitattributes; files.keep with "vendored" keeps those';
    case 'binary':
      return 'it is no text, by its content or .gitattributes';
    case 'empty':
      return 'it is empty';
    case 'symlink':
      return 'it is a symbolic link, and links are not followed';
    case 'submodule':
      return 'it is a submodule: its files are in another repository';
    case 'lfs-pointer':
      return 'its content lies in Git LFS; only the pointer is in the repository';
    case 'licence':
      return `its licence is ${details === 'unknown' ? 'not known' : details}, which the licences of the configuration leave out`;
    case 'forgotten':
      return `a rule of forgotten.json is about its ${details}`;
    case 'merge':
      return 'it is a merge, and commits.merges is "skip"';
    case 'too-long':
      return `it is too long to be tokenized: ${details}`;
    default:
      return qualityRuleNames.some((name) => name === kind) ? `files.quality is "starcoder2": ${details}; files.keep with "${kind}" keeps those` : null;
  }
}

function rulesIn(making: readonly KeyField[]): Partial<FileRules> | undefined {
  const params = making.find(([field]) => field === 'params')?.[1];
  const rules: unknown = params === undefined ? undefined : JSON.parse(params);
  return typeof rules === 'object' && rules !== null ? rules : undefined;
}
