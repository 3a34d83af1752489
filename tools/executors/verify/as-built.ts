// The dataset as the build in hand was made, whatever the command line or the configuration say today: what was done is spelled in it.
import type {KeyField} from '../../../graph/task/key.ts';
import {noRules} from '../../../stages/clean/rules-in-force.ts';
import type {CutRules} from '../../../stages/tokenize/cut-sizes.ts';
import {profileNames} from '../../../stages/tokenize/profiles/profiles.ts';
import type {ProfileChoice} from '../../../stages/tokenize/profiles/profile-choice.ts';
import {tokensMeant} from '../../../stages/tokenize/tokens-named.ts';
import type {ChunkChoice, Dataset, FileChoice, LicenceChoice} from '../build/contract.ts';
import type {FinishedBuild} from '../look/finished.ts';

/** The tag of the rules that texts of a build were cleaned by. */
export function rulesBuilt({collections}: Pick<FinishedBuild, 'collections'>): string {
  const tag = paramsOf(new Map(collections.find(({name}) => name === 'samples.file')?.making ?? noFields))?.['clean'];
  return typeof tag === 'string' ? tag : noRules;
}

export function asBuilt(dataset: Dataset, {collections}: Pick<FinishedBuild, 'collections'>): Dataset {
  const fieldsOf = (collection: string) => new Map<string, string>(collections.find(({name}) => name === collection)?.making ?? noFields);
  const has = (name: string): boolean => collections.some((collection) => collection.name === name);
  const files = paramsOf(fieldsOf(has('file samples without calls') ? 'file samples without calls' : 'samples.file'));
  const licences = paramsOf(fieldsOf('profiles by licence'));
  const grouped = has('commit samples');
  const commits = paramsOf(fieldsOf(grouped ? 'commit samples' : 'samples.commit'));
  const chunks = {...paramsOf(fieldsOf(grouped ? 'chunk samples' : 'samples.chunk')), ...paramsOf(fieldsOf('chunks'))};
  const target = Number(fieldsOf('shards.file').get('target'));
  const tokens = paramsOf(fieldsOf(collections.find(({name}) => tokensMeant(name)?.kind === 'file')?.name ?? ''));
  const {licences: _, cut: __, outlines: ___, groups: ____, chunks: _____, ...others} = dataset;
  return {
    ...others,
    files: isFileChoice(files) ? files : dataset.files,
    ...(isLicenceChoice(licences) ? {licences} : {}),
    ...(isCut(tokens?.['cut']) ? {cut: tokens['cut']} : {}),
    ...(grouped && {groups: true}),
    ...(isChunkChoice(chunks) ? {chunks: {form: chunks.form, maxBytes: chunks.maxBytes, ...(typeof chunks.contextBytes === 'number' && {contextBytes: chunks.contextBytes})}} : {}),
    ...(has('outlines') && {outlines: {history: has('facts'), ...(has('usages') && {calls: true, ...graphOf(paramsOf(fieldsOf(grouped ? 'file samples' : 'samples.file')))})}}),
    commits: commits?.['merges'] === 'skip' || commits?.['merges'] === 'first-parent' || commits?.['merges'] === 'combined' || commits?.['merges'] === 'remerge' ? {merges: commits['merges'], context: contextOf(paramsOf(fieldsOf('edits')))} : dataset.commits,
    profile: profileOf(tokens) ?? dataset.profile,
    clean: rulesBuilt({collections}) === noRules ? undefined : dataset.clean,
    shards: Number.isSafeInteger(target) && target > 0 ? {targetBytes: target} : dataset.shards,
  };
}

function graphOf(params: Params | undefined): Pick<NonNullable<Dataset['outlines']>, 'graph'> {
  const graph = params?.['graph'];
  return graph === 'before' || graph === 'beside' ? {graph} : {};
}

const noFields: readonly KeyField[] = [];

type Params = Readonly<Record<string, unknown>>;

function paramsOf(fields: ReadonlyMap<string, string>): Params | undefined {
  const params: unknown = JSON.parse(fields.get('params') ?? 'null');
  return typeof params === 'object' && params !== null ? {...params} : undefined;
}

function profileOf(params: Params | undefined): ProfileChoice | undefined {
  const [name, unknownMarks] = [params?.['profile'], params?.['unknownMarks']];
  if (typeof name !== 'string' || !profileNames.includes(name)) return undefined;
  return unknownMarks === 'refuse' || unknownMarks === 'add' || unknownMarks === 'text' ? {name, unknownMarks} : undefined;
}

function contextOf(params: Params | undefined): Dataset['commits']['context'] {
  const context = params?.['context'];
  return typeof context === 'number' || context === 'function' ? context : undefined;
}

function isFileChoice(params: Params | undefined): params is Params & FileChoice {
  const lists = ['include', 'exclude', 'keep'].map((name) => params?.[name]);
  return lists.every((list) => Array.isArray(list) && list.every((item) => typeof item === 'string')) && typeof params?.['maxBytes'] === 'number';
}

/** A build that cut nothing has no rules for it, whatever the configuration says today. */
function isCut(params: unknown): params is CutRules {
  return typeof params === 'object' && params !== null && 'tokens' in params && typeof params.tokens === 'number' && 'overlap' in params && typeof params.overlap === 'number';
}

function isChunkChoice(params: Params): params is Params & ChunkChoice {
  return (params['form'] === 'sides' || params['form'] === 'patch') && typeof params['maxBytes'] === 'number';
}

/** A build without the filter has no rules, whatever the configuration says today. */
function isLicenceChoice(params: Params | undefined): params is Params & LicenceChoice {
  return Array.isArray(params?.['allow']) && Array.isArray(params['deny']) && (params['unknown'] === 'drop' || params['unknown'] === 'keep');
}
