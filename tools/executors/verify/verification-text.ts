// What a check found, for people: what was looked at, what is wrong, and the line that mends it.
import {spellDuration} from '../report/spell-duration.ts';
import {spellNumber} from '../report/spell-number.ts';
import {findingText, type Finding} from './finding.ts';
import type {Verification} from './verify-dataset.ts';

export function verificationText({root, out, packs, outputs, values, rebuilt, findings}: Verification, mend: readonly string[]): string {
  const wrong = findings.length;
  const facts: readonly (readonly [string, string])[] = [
    ['build', root?.slice(0, 12) ?? 'lost: see below'],
    ['output', out],
    ['packs', `${spellNumber(packs.files)}, ${spellNumber(packs.bytes)} bytes${verdict(findings, ['pack-damaged'])}`],
    ['outputs', outputs === null ? 'not looked at' : `${spellNumber(outputs.files)} files, ${spellNumber(outputs.bytes)} bytes${verdict(findings, outputKinds)}`],
    ['values', values === null ? 'not looked at' : `${spellNumber(values.count)}, ${spellNumber(values.bytes)} bytes${verdict(findings, ['values-lost'])}`],
    ['maps', values === null ? 'not looked at' : `${spellNumber(values.maps)}${verdict(findings, ['map-malformed', 'count-differs'])}`],
    ['rebuild', rebuildText(rebuilt)],
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  return [
    wrong === 0 ? (rebuilt === null ? 'Verified: every byte is what it should be' : 'Verified: every byte is what it should be, and building again comes to the same') : `Found ${wrong === 1 ? 'one thing' : `${spellNumber(wrong)} things`} wrong`,
    '',
    ...facts.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`),
    ...(wrong === 0 ? [] : ['', 'Wrong', ...findings.map((finding) => `  ${findingText(finding)}`)]),
    ...(mend.length === 0 ? [] : ['', 'What mends it', ...mend.map((line) => `  ${line}`)]),
    '',
  ].join('\n');
}

const outputKinds: readonly Finding['kind'][] = ['manifest-missing', 'manifest-damaged', 'manifest-stale', 'manifest-differs', 'reference-gone', 'file-missing', 'file-differs', 'file-extra'];

function verdict(findings: readonly Finding[], kinds: readonly Finding['kind'][]): string {
  return findings.some(({kind}) => kinds.includes(kind)) ? ': see below' : '';
}

function rebuildText(rebuilt: Verification['rebuilt']): string {
  if (rebuilt === null) return 'not done';
  const took = spellDuration(rebuilt.ms);
  return rebuilt.same ? `the same root in ${took}` : rebuilt.root === null ? 'not possible: see below' : `another root, ${rebuilt.root.slice(0, 12)}, in ${took}: see below`;
}
