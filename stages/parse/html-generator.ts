// Whether a page says in its head that a documentation tool made it.

const longestTag = 400;
const isGenerator = /\bname\s{0,9}=\s{0,9}["']?\s{0,9}generator\b/i;
const documentationTool = /\b(?:content|value)\s{0,9}=\s{0,9}["']?\s{0,9}(?:org\s{1,9}mode|j?latex2html|groff|makeinfo|texi2html|ronn)\b/i;

export function htmlGenerator(head: string): boolean {
  const lower = head.toLowerCase();
  for (let at = lower.indexOf('<meta'); at >= 0; at = lower.indexOf('<meta', at + 5)) {
    const end = lower.indexOf('>', at);
    const tag = lower.slice(at, end < 0 ? at + longestTag : Math.min(end, at + longestTag));
    if (isGenerator.test(tag) && documentationTool.test(tag)) return true;
  }
  return false;
}
