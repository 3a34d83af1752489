// What a dataset holds, counted from the statistics that its build kept.
import {countsUnder} from '../build/counts-under.ts';
import {readManifest} from '../build/current-outputs.ts';
import {firstTokens} from '../build/first-tokens.ts';
import {statsOf} from '../build/stats-of.ts';
import {repetitionSummary} from '../build/repetition-summary.ts';
import {tokenSummary} from '../build/token-summary.ts';
import type {Question} from '../look/question.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';
import type {DatasetStats, DocumentStats, LanguageStats} from './dataset-stats.ts';
import {figureLines} from './figure-lines.ts';
import {historyLines} from './history-lines.ts';
import {onlyPart, partAsked, type StatsAnswer} from './only-part.ts';
import {repetitionTable} from './repetition-table.ts';
import {windowsAsked} from '../look/windows-asked.ts';
import {linkStats, linkTable} from './link-stats.ts';
import {outlineStats, outlineTable} from './outline-stats.ts';
import {viewStats, viewTable} from './view-stats.ts';

export const statsQuestion: Question<StatsAnswer> = {
  async ask({store, build, dataset: {out}}, line) {
    const [rules, part] = [windowsAsked(line, 'stats'), partAsked(line)];
    const manifest = await readManifest(out);
    const {tallies, dropped, untokenized, audit, unoutlined, figures: {figures, history}} = await statsOf(store, build);
    const kinds = build.collections.flatMap(({name}) => (name.startsWith('samples.') ? [name.slice('samples.'.length)] : []));
    const documents = kinds.map((kind): DocumentStats => {
      const {documents = 0, samples = 0, bytes = 0} = tallies.get(kind) ?? {};
      const own = firstTokens(build, kind);
      const tokenized = build.collections.some(({name}) => name === own) ? tokenSummary(tallies.get(own) ?? {}) : null;
      return {kind, documents, samples, bytes, tokens: tokenized?.tokens ?? null, tokenized, dropped: dropped[kind] ?? {}, untokenized: untokenized[own.slice('tokens.'.length)] ?? {}};
    });
    const sum = (member: 'documents' | 'samples' | 'bytes') => documents.reduce((total, counted) => total + counted[member], 0);
    const tokens = documents.some((counted) => counted.tokens !== null) ? documents.reduce((total, counted) => total + (counted.tokens ?? 0), 0) : null;
    const files = tallies.get('files') ?? {};
    const repetition = tallies.get('repetition');
    const stats: DatasetStats = {root: build.root, documents, languages: languagesOf(files), encodings: countsUnder(files, 'encoding ', ' files'), licences: mostFirst(countsUnder(tallies.get('licences') ?? {}, 'licence ', ' files')), ...(figures !== undefined && {figures}), ...(history !== undefined && {history}), ...(unoutlined !== undefined && {outlines: outlineStats(languagesOf(files), {outlined: tallies.get('outlines') ?? {}, without: unoutlined})}), ...(tallies.has('pulls') && {links: linkStats(tallies.get('pulls') ?? {})}), ...(repetition !== undefined && {repetition: repetitionSummary(repetition)}), ...(audit !== undefined && {redactions: audit.counts}), ...(manifest?.root === build.root && {views: viewStats(manifest, rules)}), totals: {documents: sum('documents'), samples: sum('samples'), bytes: sum('bytes'), tokens}};
    return part === undefined ? stats : onlyPart(stats, part);
  },
  print({documents = [], languages = [], encodings = {}, licences = {}, figures, history, outlines, links, repetition, redactions, views = [], totals}, {columns}) {
    const counted = [...documents, ...(documents.length > 1 && totals !== undefined ? [{kind: 'all', ...totals}] : [])];
    const left = documents.flatMap(({kind, dropped, untokenized}) => [
      ...Object.entries(dropped).map(([reason, count]) => [kind, reason, count]),
      ...Object.entries(untokenized).map(([reason, count]) => [kind, `not tokenized: ${reason}`, count]),
    ]);
    const lines = [
      ...(documents.length === 0 ? [] : ['', 'Documents', textTable({head: ['kind', 'documents', 'samples', 'bytes', 'tokens'], rows: counted.map(({kind, documents, samples, bytes, tokens}) => [kind, documents, samples, bytes, tokens ?? '-']), columns})]),
      ...tokenTable(documents, columns),
      ...viewTable(views, columns),
      ...(figures === undefined ? [] : figureLines(figures, columns)),
      ...(history === undefined ? [] : historyLines(history)),
      ...(left.length === 0 ? [] : ['', 'Left out', textTable({head: ['kind', 'reason', 'rows'], rows: left, columns})]),
      ...(languages.length === 0 ? [] : ['', 'Files in the snapshot', textTable({head: ['language', 'files', 'lines', 'bytes'], rows: languages.map(({language, files, lines, bytes}) => [language, files, lines, bytes]), columns})]),
      ...countLine('Encodings', encodings),
      ...countLine('Licences', licences),
      ...(outlines === undefined ? [] : outlineTable(outlines, columns)),
      ...(links === undefined ? [] : linkTable(links, columns)),
      ...(repetition === undefined ? [] : repetitionTable(repetition, columns)),
      ...(redactions === undefined ? [] : ['', `Taken out: ${Object.entries(redactions).map(([rule, count]) => `${rule} ${spellNumber(count)}`).join(', ') || 'nothing'}`]),
      '',
    ];
    // Every table has an empty line before it, and the first one needs none.
    return lines.slice(1).join('\n');
  },
};

function countLine(title: string, counts: Readonly<Record<string, number>>): readonly string[] {
  const entries = Object.entries(counts);
  return entries.length === 0 ? [] : ['', `${title}: ${entries.map(([name, count]) => `${name} ${spellNumber(count)}`).join(', ')}`];
}

function mostFirst(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

/** Kinds by how their tokens were spent, and how long their samples are. */
function tokenTable(documents: readonly DocumentStats[], columns: number): readonly string[] {
  const tokenized = documents.flatMap(({kind, tokenized}) => (tokenized === null ? [] : [{kind, ...tokenized}]));
  if (tokenized.length === 0) return [];
  const percent = (share = 0) => `${(share * 100).toFixed(1)} %`;
  const spent = tokenized.map(({kind, code_tokens, content_tokens, compression_ratio, special_texts}) => [kind, code_tokens, content_tokens, compression_ratio.toFixed(2), special_texts]);
  const long = tokenized.map(({kind, shares}) => [kind, ...['below_4k', 'from_4k_to_10k', 'from_10k_to_16k', 'from_16k'].map((band) => percent(shares[band]))]);
  return [
    '', 'Tokens', textTable({head: ['kind', 'code', 'content', 'bytes each', 'special'], rows: spent, columns}),
    '', 'Samples by tokens', textTable({head: ['kind', '< 4k', '4k-10k', '10k-16k', 'more'], rows: long, columns}),
  ];
}

/** The largest first; of equals, the first by name. */
function languagesOf(files: Readonly<Record<string, number>>): readonly LanguageStats[] {
  const count = (language: string, what: string) => files[`language ${language} ${what}`] ?? 0;
  const names = Object.keys(countsUnder(files, 'language ', ' files'));
  return names.map((language) => ({language, files: count(language, 'files'), lines: count(language, 'lines'), bytes: count(language, 'bytes')})).sort((a, b) => b.bytes - a.bytes || (a.language < b.language ? -1 : 1));
}
