// What a configuration says of exports, as steps one after the other.
import {join} from 'node:path';
import type {DatasetConfig} from '../../define-dataset.ts';
import type {ExportConfig} from '../../dataset-config/export-config.ts';
import type {Dataset} from '../build/contract.ts';
import type {ExportStep} from '../build/export-step.ts';
import {secondsOf} from '../export/seconds-of.ts';

export interface ExportPlaces {readonly absolute: (path: string) => string; /** The folder of those that name none. */ readonly beside: string}

/** None where there are none. A step that names no formats is one of the format that it is called after. */
export function resolveExports(exports: DatasetConfig['exports'] = {}, places: ExportPlaces): Pick<Dataset, 'exports'> {
  const steps = Object.entries(exports).flatMap(([name, step]) => (step === false ? [] : [stepOf(name, step, places)]));
  return steps.length === 0 ? {} : {exports: steps};
}

function stepOf(name: string, {formats = [name], to, oneFile, minLines, maxSamples, maxPrs, since, until, name: file, ...others}: ExportConfig, {absolute, beside}: ExportPlaces): ExportStep {
  const time = (said: string | undefined) => (said === undefined ? undefined : secondsOf(said));
  return {name, formats, to: to === undefined ? join(beside, name) : absolute(to), oneFile, minLines, maxSamples, maxRequests: maxPrs, opened: {since: time(since), until: time(until)}, file, ...others};
}
