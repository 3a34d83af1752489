// How the languages of a snapshot are outlined: by a grammar, by patterns or not at all, how many files of each, and why others have no outline.
import {outlinedAs, outlinedBy} from '../../../stages/parse/outline/askable.ts';
import type {Tally} from '../../../stages/dataset/tally.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';

export interface OutlineStats {
  readonly languages: readonly OutlinedLanguage[];
  /** Files without an outline, by reason. */
  readonly without: Readonly<Record<string, number>>;
}

export interface OutlinedLanguage {
  /** One that a grammar reads together with others bears the name of the grammar's own. */
  readonly language: string;
  readonly by: 'grammar' | 'patterns' | 'none';
  readonly files: number;
  readonly outlined: number;
  readonly declarations: number;
}

/** Those that have outlines first; the most files first. */
export function outlineStats(languages: readonly {readonly language: string; readonly files: number}[], {outlined, without}: {readonly outlined: Tally; readonly without: OutlineStats['without']}): OutlineStats {
  const byName = Map.groupBy(languages, ({language}) => outlinedAs(language));
  const all = [...byName].map(([language, list]): OutlinedLanguage => ({
    language,
    by: outlinedBy(language) ?? 'none',
    files: list.reduce((sum, {files}) => sum + files, 0),
    outlined: outlined[`language ${language} files`] ?? 0,
    declarations: outlined[`language ${language} declarations`] ?? 0,
  }));
  return {languages: all.sort((a, b) => Number(a.by === 'none') - Number(b.by === 'none') || b.files - a.files || (a.language < b.language ? -1 : 1)), without};
}

export function outlineTable({languages, without}: OutlineStats, columns: number): readonly string[] {
  const reasons = Object.entries(without).map(([reason, count]) => `${reason} ${spellNumber(count)}`);
  const rows = languages.map(({language, by, files, outlined, declarations}) => [language, by, files, outlined, declarations]);
  return ['', 'Outlines', textTable({head: ['language', 'by', 'files', 'outlined', 'declarations'], rows, columns}), ...(reasons.length === 0 ? [] : [`Without: ${reasons.join(', ')}`])];
}
