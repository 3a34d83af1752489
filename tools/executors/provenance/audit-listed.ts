// What the audit of the output folder says was taken out of each text.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Redaction} from '../../../stages/clean/clean-text.ts';
import {codeOf} from '../../../cache/store-error.ts';
import {auditFile} from '../build/manifest.ts';

export interface AuditListed {
  ofBlob(oid: string): readonly Redaction[];
  /** `field`: of a commit or an item. */
  ofField(kind: 'commit' | 'item', id: string, field: string): readonly Redaction[];
}

export async function auditListed(out: string): Promise<AuditListed> {
  const listed = new Map<string, Redaction[]>();
  for (const line of (await textOf(join(out, auditFile))).split('\n')) {
    if (line === '') continue;
    const {rule, blob, commit, item, field, at, length, hash} = JSON.parse(line) as AuditLine;
    const name = blob === undefined ? `${commit === undefined ? 'item' : 'commit'} ${commit ?? item ?? ''} ${field ?? ''}` : `blob ${blob}`;
    listed.set(name, [...(listed.get(name) ?? []), {rule, at, length, saltedHash: hash}]);
  }
  return {
    ofBlob: (oid) => listed.get(`blob ${oid}`) ?? [],
    ofField: (kind, id, field) => listed.get(`${kind} ${id} ${field}`) ?? [],
  };
}

interface AuditLine {readonly rule: string; readonly blob?: string; readonly commit?: string; readonly item?: string; readonly field?: string; readonly at: number; readonly length: number; readonly hash: string}

/** A dataset without rules has none. */
async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return '';
    throw cause;
  }
}
