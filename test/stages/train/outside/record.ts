// Records what is written for other trainers: `node test/stages/train/outside/record.ts`. The difference is what is reviewed.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {outsideTrainers} from '../../../../stages/train/outside/outside-trainers.ts';
import {goldenFile, goldenOf} from './files-of.ts';

for (const trainer of outsideTrainers) {
  mkdirSync(dirname(goldenFile(trainer.name)), {recursive: true});
  writeFileSync(goldenFile(trainer.name), goldenOf(trainer));
}
