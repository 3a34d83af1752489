// A step of what a dataset exports, as its configuration says.

/** Exports of one name, written into one folder. */
export interface ExportStep {
  readonly name: string;
  readonly formats: readonly string[];
  readonly to: string;
  readonly oneFile?: boolean | undefined;
  readonly minLines?: number | undefined;
  readonly maxSamples?: number | undefined;
  readonly maxRequests?: number | undefined;
  readonly opened: {readonly since?: number | undefined; readonly until?: number | undefined};
  readonly trees?: boolean | undefined;
}
