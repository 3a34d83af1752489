// What one look of the doctor's found, and the line that mends it.
import type {Failing} from '../errors/fault.ts';
import {failureReport} from '../report/failure-report.ts';

export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'missing';
  readonly text: string;
  readonly fix?: string;
  /** Where the table of errors knows it. */
  readonly code?: string;
}

export function fine(name: string, text: string): Finding {
  return {name, state: 'ok', text};
}

export function warning(name: string, text: string, fix: string): Finding {
  return {name, state: 'warning', text, fix};
}

export function missing(name: string, text: string, fix: string): Finding {
  return {name, state: 'missing', text, fix};
}

/** A look that failed the way a build would. */
export function failed(name: string, failure: unknown, failing: Failing): Finding {
  const {error}: {error: {code: string; message: string; fix: string}} = JSON.parse(failureReport(failure, false, failing).json);
  return {name, state: 'missing', text: error.message, fix: error.fix, code: error.code};
}
