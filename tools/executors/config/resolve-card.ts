// What a configuration says for the card, with every default filled in.
import type {DatasetConfig} from '../../define-dataset.ts';
import type {Dataset} from '../build/contract.ts';
import {isAddress} from './is-address.ts';

/** As the seed says of its phases. */
const seedFocus = {'code-foundation': 'Code structure and syntax', 'change-patterns': 'Change patterns and fixes', 'pr-mastery': 'Resolution and review of pull requests'};

/** `called`: what the source is called. That of a folder is what its owner made of it, and would put a path of a machine into what is written. */
export function resolveCard({card, report, phases}: Pick<DatasetConfig, 'card' | 'report' | 'phases'>, {source, called}: {readonly source: string; readonly called: string}): Pick<Dataset, 'card' | 'report'> {
  const shown = report === true ? {report} : {};
  if (card === undefined || card === false) return shown;
  const {name, description = null, licence = null, languages = ['code'], tags = [], focus = {}} = card === true ? {} : card;
  const told = {...(phases === 'seed' && seedFocus), ...focus};
  return {...shown, card: {name: name ?? (isAddress(source) ? called : null), description, licence, languages, tags, focus: Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1))}};
}
