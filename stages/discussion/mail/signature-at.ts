// Where the signature of a mail begins, or what a forge's mail says below a text that it sends.

const mostOfSignature = 6;
const longestLine = 200;

const devices = String.raw`(?:i(?:Phone|Pad|Pod)|Android|BlackBerry|Galaxy|Huawei|Nokia|Windows|Outlook|Mail|Yahoo|Gmail|ProtonMail|Proton Mail|Samsung|mobile|phone|my )`;
const said: readonly RegExp[] = [
  /^Sent (?:from|via|with|using) my [\w' .-]{1,60}$/i,
  new RegExp(String.raw`^(?:Sent (?:from|via|with|using)|Get) (?:the )?${devices}\b[\w' .,()/:-]{0,80}$`, 'i'),
  new RegExp(String.raw`^(?:Von mei(?:nem|ner)|Gesendet (?:von|mit)|Envoyé (?:de|depuis)|Enviado (?:desde|do|de|a partir do)|Inviato (?:da|dal)|Verzonden (?:vanaf|met)|Отправлено (?:с|из)|Wysłane? z|Skickat från) .{0,40}${devices}.{0,40}$`, 'i'),
  /^Reply to this email directly/,
  /^You are receiving this because/,
];

/** How many lines there are where it has none. A rule below words is a heading, unless it ends with the blank that a signature's has. */
export function signatureAt(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  for (let at = last; at >= Math.max(0, last - mostOfSignature); at--) {
    const line = lines[at] ?? '';
    if (!isRule(line, lines[at - 1] ?? '') && !said.some((form) => form.test(line.trim().slice(0, longestLine)))) continue;
    if (lines.slice(at).every((below) => below.length <= longestLine)) return /^[—-]+\s*$/.test(lines[at - 1] ?? '') ? at - 1 : at;
  }
  return lines.length;
}

function isRule(line: string, above: string): boolean {
  return line === '-- ' || (/^--\s*$/.test(line) && above.trim() === '');
}
