// How the part of a dataset and the bucket of a phase are written as the name of a section of shards, and read again.
import {splits, type Split} from '../split/side.ts';

/** `bucket`: the number of a rule of phases. */
export interface SectionMeant {readonly split?: Split; readonly bucket?: number}

const [digits, undivided] = [2, 'all'];

export function sectionNamed({split, bucket}: SectionMeant): string {
  return `${split ?? undivided}${bucket === undefined ? '' : ` ${String(bucket).padStart(digits, '0')}`}`;
}

/** Of the id of a shard: it begins with its section. */
export function sectionMeant(section: string): SectionMeant {
  const [name = '', bucket] = section.split(' ');
  const split = splits.find((split) => split === name);
  return {...(split !== undefined && {split}), ...(bucket !== undefined && {bucket: Number(bucket)})};
}
