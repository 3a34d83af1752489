import test from 'ava';
import {cleanBody} from '../../../../stages/discussion/clean-body.ts';

const cleaned = (raw: string) => cleanBody(raw, {templates: [], earlier: new Set(['It fails on Windows, as it did before the last release.'])});

test('who wrote what is quoted goes with the quotation, however the mail wrapped it and in whatever language', (t) => {
  for (const head of [
    'On Mon, Jan 1, 2024 at 10:00 AM Ada Example <ada@example.org> wrote:',
    'On Mon, 1 Jan 2024, 10:00 Ada Example, <\nnotifications@example.org> wrote:',
    'On Mon, Jan 1, 2024 at 10:00 AM Ada Example with a long name\n<reply+0123456789abcdef@reply.example.org>\nwrote:',
    'Am 01.01.2024 um 10:00 schrieb Ada Example:',
    'Le lun. 1 janv. 2024 à 10:00, Ada Example <ada@example.org> a écrit :',
    'El lun, 1 ene 2024 a las 10:00, Ada (<ada@example.org>) escribió:',
    'Em seg., 1 de jan. de 2024 às 10:00, Ada escreveu:',
    'Il giorno lun 1 gen 2024 alle ore 10:00 Ada ha scritto:',
    'Op ma 1 jan. 2024 om 10:00 schreef Ada <ada@example.org>:',
    'пн, 1 янв. 2024 г. в 10:00, Ada <ada@example.org>:',
    '1 января 2024 г., 10:00, Ада написала:',
    'Ada <ada@example.org> 于2024年1月1日周一 10:00写道：',
    'Ada Example <ada@example.org> wrote:',
  ]) t.deepEqual(cleaned(`Yes.\n\n${head}\n\n> It fails on\n> Windows, as it did before the\n>\n> last release.\n`), {body: 'Yes.', removed: ['quote']}, head);
});

test('what was written below a quotation stays', (t) => {
  t.is(cleaned('On Mon, Jan 1, 2024 at 10:00 AM Ada <a@example.org> wrote:\n> It fails on Windows,\n> as it did.\n\nNot here.\n\n> Which?\n\nEleven.').body, 'Not here.\n\n> Which?\n\nEleven.');
});

test('a mail below a head of its own goes to the end of the text', (t) => {
  for (const head of [
    '-----Original Message-----\nFrom: Ada\nSubject: x',
    '________________________________\nFrom: Ada Example <ada@example.org>\nSent: Monday, January 1, 2024 10:00\nTo: team/project\nSubject: Re: [team/project] It fails (#7)',
    '**From:** Ada Example\n**Sent:** Monday\n**To:** team\n**Cc:** others\n**Subject:** Re: It fails',
    'Von: Ada Example\nGesendet: Montag\nAn: team\nBetreff: AW: x',
  ]) t.deepEqual(cleaned(`I see.\n\n${head}\n\nIt fails on Windows.\nBye\n`), {body: 'I see.', removed: ['quote']}, head);
});

test('words that only look like those of a mail stay', (t) => {
  for (const body of [
    'On the forum somebody wrote:\n\n> Use the other one.\n\nI tried that.',
    'On 1 January 2024 they wrote:\n\nUse the other one.',
    '> A quotation of the documentation, version 12:\n> more of it',
    'From: here\nTo: there\n\nIs how I read it.',
    'From: the start',
    'Date: Monday\nSubject: x\nFrom: me@example.org\n\nWas the head that broke the parser.',
    '```\nOn Mon, Jan 1, 2024 at 10:00 AM Ada <a@example.org> wrote:\n> x\n```',
    '```\n-----Original Message-----\n```\n\nBreaks it.',
    'Summary\n--\n\nIt mends.',
    'Title\n--\ntext',
    'Sent from the server, the answer is cut off after a while, and I cannot say why that would be.',
    'Get outlook of the tests',
    'I sent it from my phone\n\nand it failed.',
  ]) t.deepEqual(cleaned(body), {body, removed: []}, body);
});

test('what a phone or a program says of itself is a signature', (t) => {
  for (const signature of [
    'Sent from my iPhone', 'Sent from my Samsung Galaxy smartphone.', 'Sent from Mail for Windows 10', 'Sent via Gmail Mobile', 'Get Outlook for iOS', 'Sent from Yahoo Mail on Android', 'Von meinem iPhone gesendet',
    'Gesendet von meinem Galaxy S9', 'Envoyé de mon iPhone', 'Enviado desde mi iPhone', 'Enviado do meu iPhone', 'Inviato da iPhone', 'Verzonden vanaf mijn iPhone', 'Отправлено с iPhone', '-- \nAda Example\nExample Inc.',
    '—\nReply to this email directly, view it on GitHub, or mute the thread.', '—\nYou are receiving this because you were mentioned.\nReply to this email directly or view it on GitHub.',
  ]) t.deepEqual(cleaned(`It works now.\n\n${signature}\n`), {body: 'It works now.', removed: ['signature']}, signature);
});

test('a whole answer by mail, with all of it, is what its writer wrote', (t) => {
  t.deepEqual(cleaned('Thanks, that was it.\r\n\r\nSent from my iPhone\r\n\r\n> On Jan 1, 2024, at 10:00, Ada <notifications@example.org> wrote:\r\n> \r\n> It fails on Windows, as it did before the last release.\r\n> —\r\n> Reply to this email directly, view it on GitHub.\r\n'), {body: 'Thanks, that was it.', removed: ['quote', 'signature']});
});

test('hostile mails cost what they are long', (t) => {
  for (const piece of ['On 1 ', 'From: a@b\n', '> ', 'On 1\n', '________________________________\n', 'x <a@b', '-- \n', '\n>', 'On 1 wrote:\n\n']) t.is(typeof cleaned(piece.repeat(60_000)).body, 'string');
});
