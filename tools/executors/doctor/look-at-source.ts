// Whether there is something to build: the repository, our mirror of it, and the tokenizer. Nothing is fetched.
import {join} from 'node:path';
import {readMarker} from '../../../stages/source/git/mirror-marker.ts';
import {repositoryFolder, textOf} from '../../../stages/source/git/repository-folder.ts';
import {sourceAddress} from '../../../stages/source/git/source-address.ts';
import {SourceFailure} from '../../../stages/source/git/source-failure.ts';
import type {Dataset} from '../build/contract.ts';
import {mirrorFolder} from '../build/mirror-folder.ts';
import {describeTokenizers} from '../build/tokenizer-of.ts';
import {TokenizerProblem} from '../build/tokenizer-problem.ts';
import {quoted} from '../report/quoted.ts';
import {failed, fine, type Finding} from './finding.ts';

export async function lookAtSource(dataset: Dataset): Promise<Finding> {
  try {
    const address = sourceAddress(dataset.source);
    if (address.kind === 'remote') return fine('source', `${quoted(dataset.source)}, over ${address.protocol}: not asked, for doctor uses no network`);
    const repository = await repositoryFolder(address.path);
    if (repository === undefined) throw new SourceFailure({kind: 'not-a-repository', what: 'Not a git repository', where: address.path, hint: 'Name a folder inside a git repository, or a bare repository'});
    const cut = await textOf(join(repository.commonDir, 'shallow'));
    if (cut !== undefined && dataset.shallow === 'refuse') throw new SourceFailure({kind: 'shallow', what: 'The source is a shallow clone', where: dataset.source, hint: 'Run "git fetch --unshallow" in it'});
    return fine('source', `${quoted(dataset.source)}, a git repository on this machine`);
  } catch (failure) {
    return failed('source', failure, {dataset});
  }
}

export async function lookAtMirror(dataset: Dataset): Promise<Finding> {
  try {
    const known = await readMarker(mirrorFolder(dataset));
    return fine('mirror', known === undefined ? 'none yet: the first build makes it' : `${quoted(mirrorFolder(dataset))}, ${known.objectFormat}`);
  } catch (failure) {
    return failed('mirror', failure, {dataset});
  }
}

export async function lookAtTokenizer(dataset: Dataset): Promise<Finding> {
  try {
    const known = await describeTokenizers(dataset);
    const told = known.map(({name, facts}) => `${name === '' ? '' : `${name}: `}${facts.name}, ${facts.digest.slice(0, 12)}`);
    return fine('tokenizer', told.length === 0 ? 'none is asked for' : told.join('; '));
  } catch (failure) {
    const {failure: trouble} = failure instanceof TokenizerProblem ? failure : {};
    if (trouble?.failure === 'hub-unreachable') return fine('tokenizer', `${quoted(trouble.id)} of the Hub, not fetched yet: a build does it, for doctor uses no network`);
    return failed('tokenizer', failure, {dataset});
  }
}
