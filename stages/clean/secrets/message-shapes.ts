// Tokens and hook addresses of services that carry messages.
import {shapes, type Shape} from './shape.ts';

export const messageShapes: readonly Shape[] = [
  ...shapes('slack-token', ['xoxb-', 'xoxp-', 'xoxa-', 'xoxo-', 'xoxr-', 'xoxs-', 'xoxe-', 'xoxc-', 'xoxd-', 'xapp-', 'xoxe.xoxp-', 'xoxe.xoxb-'], '(?=[^0-9]{0,40}[0-9])[A-Za-z0-9-]{10,250}(?![A-Za-z0-9-])'),
  {rule: 'slack-webhook', prefix: 'hooks.slack.com/', pattern: 'hooks\\.slack\\.com/(?:services|workflows|triggers)/([A-Za-z0-9_/]{20,200})', group: 1},
  {rule: 'discord-webhook', prefix: 'discord.com/api/webhooks/', pattern: 'discord\\.com/api/webhooks/([0-9]{15,22}/[A-Za-z0-9_-]{40,100})', group: 1},
  {rule: 'discord-webhook', prefix: 'discordapp.com/api/webhooks/', pattern: 'discordapp\\.com/api/webhooks/([0-9]{15,22}/[A-Za-z0-9_-]{40,100})', group: 1},
  {rule: 'teams-webhook', prefix: 'webhook.office.com/webhookb2/', pattern: 'webhook\\.office\\.com/webhookb2/([A-Za-z0-9@/-]{60,300})', group: 1},
  ...shapes('twilio-key', ['SK'], '[0-9a-f]{32}(?![A-Za-z0-9])'),
  ...shapes('sendgrid-key', ['SG.'], '[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{30,64}(?![A-Za-z0-9_-])'),
  ...shapes('mailgun-key', ['key-'], '[0-9a-f]{32}(?![A-Za-z0-9])'),
  ...shapes('mailchimp-key', ['md-'], '[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])'),
  ...shapes('brevo-key', ['xkeysib-'], '[a-f0-9]{64}-[A-Za-z0-9]{16}(?![A-Za-z0-9])'),
  // The number of a bot and a colon stand before what is looked for.
  {rule: 'telegram-token', prefix: 'AA', pattern: '(?<=[0-9]{8,10}:)AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])'},
];
