// The packages of a tree, made ready once: all files of a tree are told of the same ones.
import type {Digest} from '../../../../graph/value/digest.ts';
import type {Named} from '../../../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../../../graph/value/stub.ts';
import type {PackagePlace} from '../../packages/package-facts.ts';
import {repositoryOf, type Repository} from '../../packages/repository.ts';

/** Invariant: what is made of a value depends on nothing else, so it may be kept under the value's digest. */
let last: {readonly digest: Digest; readonly repository: Repository} | undefined;

export function repositoryFor(places: Named<readonly PackagePlace[]> | Stub | undefined): Repository {
  if (places === undefined || isStub(places)) return repositoryOf([]);
  if (last?.digest !== places.digest) last = {digest: places.digest, repository: repositoryOf(places.value)};
  return last.repository;
}
