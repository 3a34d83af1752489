// What a mail program puts into an answer: the line that says who wrote what is quoted, the quotation below it, and whole mails below a head of their own.

/** Who wrote, in the words of mail programs. Each names a date or an address. */
const attributions: readonly RegExp[] = [
  /^On .{4,250} wrote:$/, /^Am .{4,200} schrieb.{0,120}:$/, /^Le .{4,250} a écrit\s?:$/, /^El .{4,250} escribió:$/, /^Em .{4,250} escreveu:$/, /^Il .{4,250} ha scritto:$/,
  /^Op .{4,200} schreef.{0,120}:$/, /^Den .{4,200} skrev.{0,120}:$/, /^(?:W dniu|Dnia) .{4,200} napisał.{0,120}:$/, /^.{4,250} (?:пишет|написал(?:\(а\)|а)?):$/, /^.{4,250}(?:写道|寫道|写到)[:：]$/, /^.{4,250}のメール.{0,20}[:：]$/,
  /^[^<>]{2,120} <[^<>\s]{1,120}@[^<>\s]{1,120}>(?: wrote| schrieb)?:$/,
];
const longestAttribution = 400;
/** Wrapped, it goes over as many lines. */
const mostLines = 3;

const originals = /^-{2,}\s?(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Mensagem original|Messaggio originale|Oorspronkelijk bericht|原始邮件|原始郵件)\s?-{2,}$/i;
const head = /^\**(?:From|Sent|Date|To|Cc|Subject|Von|Gesendet|An|Betreff|De|Envoyé|À|Objet|Enviado|Para|Asunto|Assunto)\s?:\**(?:\s|$)/i;
const heads = 3;
const mostOfHead = 8;

/** The lines that are not the writer's own, by their place. `lines` are trimmed; those of code are ''. */
export function quotedMail(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < lines.length; at++) {
    if (isWholeMail(lines, at) && lines.slice(0, at).some((line, above) => line !== '' && !found.has(above))) {
      for (let below = at; below < lines.length; below++) found.add(below);
      break;
    }
    const end = isQuote(lines[at]) ? quotedAttribution(lines, at) : attributionEnd(lines, at);
    const quote = end === undefined ? -1 : next(lines, end);
    if (end === undefined || (quote < lines.length && !isQuote(lines[quote]))) continue;
    let below = quote;
    for (let quoted = quote; isQuote(lines[quoted]); quoted = next(lines, below)) below = quoted + 1;
    for (let line = at; line < below; line++) found.add(line);
    at = below - 1;
  }
  return found;
}

/** Some programs quote the line itself, too. */
function quotedAttribution(lines: readonly string[], at: number): number | undefined {
  if (isQuote(lines[at - 1])) return undefined;
  const end = attributionEnd(lines.slice(at, at + mostLines).map((line) => line.replace(/^(?:> ?)+/, '').trim()), 0);
  return end === undefined ? undefined : at + end;
}

/** Up to which line it goes, not included. */
function attributionEnd(lines: readonly string[], at: number): number | undefined {
  let text = '';
  for (let end = at; end < Math.min(lines.length, at + mostLines) && lines[end] !== ''; end++) {
    text += `${text === '' ? '' : ' '}${lines[end] ?? ''}`;
    if (text.length > longestAttribution || isQuote(lines[end])) return undefined;
    if (/[:：]$/.test(text)) return /\d{1,2}|@/.test(text) && attributions.some((form) => form.test(text)) ? end + 1 : undefined;
  }
  return undefined;
}

function isWholeMail(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (originals.test(line)) return true;
  if (!/^(?:\**(?:From|Von|De)\s?:|_{10,}$)/i.test(line)) return false;
  const names = new Set(lines.slice(at, at + mostOfHead).flatMap((one) => head.exec(one)?.[0].toLowerCase() ?? []));
  return names.size > heads || (names.size === heads && /@/.test(lines.slice(at, at + 2).join(' ')));
}

function isQuote(line: string | undefined): boolean {
  return line?.startsWith('>') === true;
}

/** The next line that is not empty. */
function next(lines: readonly string[], at: number): number {
  let to = at;
  while (to < lines.length && lines[to] === '') to++;
  return to;
}
