// The default dataset: of this very repository, so that a fresh clone has something to build without a network.
import {defineDataset} from '../tools/define-dataset.ts';

export default defineDataset({
  source: '..',
  out: './out',
  // A clone made for a pipeline often lacks old history; here that is no mistake.
  shallow: 'drop-boundary',
});
