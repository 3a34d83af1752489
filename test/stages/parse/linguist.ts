// Debian's github-linguist as a judge of what we say of files: the same contents under the same paths, both answers counted.
import {execFileSync} from 'node:child_process';
import {sanitize} from '../../../stages/clean/sanitize.ts';
import {profileOf} from '../../../stages/parse/profile.ts';

export interface JudgedFile {readonly path: string; readonly content: Uint8Array}

const questions = ['language', 'generated', 'vendored'] as const;

export interface Agreement {
  /** `undecided`: blank files whose name leaves several languages. */
  readonly counted: Record<'files' | 'undecided' | (typeof questions)[number], number>;
  /** Files by what "linguist | we" say of them. */
  readonly differ: Map<string, string[]>;
}

/**
 * An empty file has a language too, by its name; linguist says it where it is asked to, as GitHub's editor does, and leaves such files out of
 * statistics only. Where the name of a blank file leaves several, its classifier picks one from no evidence; we are held to the several then.
 */
const script = `require 'linguist'; require 'json'
STDIN.binmode
while (head = STDIN.gets)
  path, size = JSON.parse(head)
  content = STDIN.read(size)
  blob = Linguist::Blob.new(path, content)
  several = nil
  Linguist.instrumenter = Class.new { define_method(:instrument) { |name, payload = {}, &block| several = payload[:candidates].map(&:name) if name == 'linguist.strategy' && payload[:strategy] == Linguist::Classifier; block && block.call } }.new
  language = Linguist.detect(blob, allow_empty: true)
  puts JSON.generate([language&.name || '', !!blob.generated?, !!blob.vendored?, content.strip.empty? ? several : nil])
end`;

export function noAgreement(): Agreement {
  return {counted: {files: 0, undecided: 0, language: 0, generated: 0, vendored: 0}, differ: new Map()};
}

export function judge(files: readonly JudgedFile[], into = noAgreement()): Agreement {
  const input = Buffer.concat(files.flatMap(({path, content}) => [Buffer.from(`${JSON.stringify([path, content.length])}\n`), content]));
  const answers = execFileSync('ruby', ['-e', script], {input, encoding: 'utf8', maxBuffer: 1 << 28}).split('\n');
  for (const [at, {path, content}] of files.entries()) {
    const [language, generated, vendored, several] = JSON.parse(answers[at] ?? '') as [string, boolean, boolean, readonly string[] | null];
    const profile = profileOf(path, sanitize(content), {});
    const pairs = {language: [several?.includes(profile.language) === true ? profile.language : language, profile.language], generated: [generated, profile.generated !== ''], vendored: [vendored, profile.vendored]} as const;
    into.counted.files++;
    if (several !== null) into.counted.undecided++;
    for (const what of questions) {
      const [theirs, ours] = pairs[what];
      if (theirs === ours) into.counted[what]++;
      else into.differ.set(`${what}: ${theirs} | ${ours}`, [...(into.differ.get(`${what}: ${theirs} | ${ours}`) ?? []), path]);
    }
  }
  return into;
}
