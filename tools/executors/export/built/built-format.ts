// A format that is written from a dataset as it was built: its shards in other files. What the other formats are made of is planned for them alone.
import type {WindowRules} from '../../../../stages/dataset/windows/window-rules.ts';
import type {Dataset} from '../../build/contract.ts';
import type {Manifest} from '../../build/manifest.ts';
import type {Finished} from '../../look/finished.ts';
import type {ExportFile} from '../export-format.ts';

export interface BuiltFormat {
  /** Names that its files may have, from its folder. Others have such files, too: only those that a former export lists are ever removed. */
  readonly fileName: RegExp;
  /** In the order a reader takes them. */
  builtFiles(exported: BuiltExport): Promise<readonly ExportFile[]> | readonly ExportFile[];
}

export interface BuiltExport extends ShardChoice {
  readonly dataset: Dataset;
  readonly manifest: Manifest;
  /** The same build in its store. */
  readonly finished: Finished;
  /** Everything of a part and phase in one file, where the format would have several. */
  readonly oneFile: boolean;
  readonly windows: WindowRules;
  /** What files are compressed by, where the format allows it. */
  readonly compress: 'gz' | 'zst' | undefined;
  /** What the file of everything is called. Missing: after the repository. */
  readonly name: string | undefined;
  readonly note: (text: string) => void;
}

export interface ShardChoice {
  /** Only of these kinds of documents. None: what the format has by itself. */
  readonly kinds: readonly string[];
  /** Of several tokenizers or ways of cutting, the one that the manifest calls so. Missing: the first. */
  readonly view: string | undefined;
}
