// Where the signature of a mail begins, or what a program or a forge says of itself below a text that it sends.

const mostOfSignature = 6;
const longestLine = 200;

const devices = String.raw`(?:i(?:Phone|Pad|Pod|OS)|Android|BlackBerry|Galaxy|Huawei|Nokia|Windows|Outlook|Mail|Yahoo|Gmail|ProtonMail|Samsung|mobile|Smartphone)`;
const said: readonly RegExp[] = [
  /^Sent (?:from|via|with|using) my [\w' .-]{1,60}$/i,
  new RegExp(String.raw`^(?:Sent (?:from|via|with|using) (?:the )?|Get Outlook for )${devices}\b[\w' .,()/:-]{0,80}$`, 'i'),
  new RegExp(String.raw`^(?:Von mei(?:nem|ner)|Gesendet (?:von|mit)|Envoyé (?:de|depuis)|Enviado (?:desde|do|de|a partir do)|Inviato (?:da|dal)|Verzonden (?:vanaf|met)|Отправлено (?:с|из)|Wysłane? z|Skickat från) .{0,40}${devices}.{0,40}$`, 'i'),
  /^Reply to this email directly/,
  /^You are receiving this because/,
];

/** How many lines there are where it has none. */
export function signatureAt(lines: readonly string[]): number {
  const own = programsAt(lines);
  const last = lines.findLastIndex((line, at) => at < own && line.trim() !== '');
  for (let at = last; at >= Math.max(0, last - mostOfSignature); at--) {
    if (isRule(lines[at] ?? '', lines[at - 1] ?? '') && lines.slice(at, last + 1).every((line) => line.length <= longestLine)) return at;
  }
  return own;
}

/** A program's words stand below everything but what it quotes. */
function programsAt(lines: readonly string[]): number {
  let first = lines.length;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = (lines[at] ?? '').trim();
    if (said.some((form) => form.test(line.slice(0, longestLine)))) first = at;
    else if (line !== '' && !line.startsWith('>')) break;
  }
  return first < lines.length && /^[—-]+\s*$/.test(lines[first - 1] ?? '') ? first - 1 : first;
}

/** A rule below words is a heading, unless it ends with the blank that a signature's has. */
function isRule(line: string, above: string): boolean {
  return line === '-- ' || (/^--\s*$/.test(line) && above.trim() === '');
}
