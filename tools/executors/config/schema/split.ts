// How a dataset is parted, as the schema has it.
import {anyText, oneOf, onOrOff, section, wholeNumber} from './rule.ts';

const share = wholeNumber(0, {most: 1000});
export const shares = section({train: wholeNumber(1, {most: 1000}), val: share, test: share});
export const splitting = section({method: oneOf(['time', 'random', 'path']).optional(), shares: shares.optional(), seed: anyText('a text').optional()});
export const split = onOrOff(splitting, 'true, false or {method, shares, seed}');
