// Makes secrets that nobody has, of every kind that is known, and sets each into texts as people write them.
import type {Random} from '../rig.ts';

export interface Planted {readonly kind: string; readonly secret: string; readonly text: string}

const base62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const hex = '0123456789abcdef';
const base64 = `${base62}+/`;
const url64 = `${base62}-_`;

type Make = (draw: (alphabet: string, length: number) => string, next: Random) => string;

const makers: Readonly<Record<string, Make>> = {
  'AWS key id': (draw) => `AKIA${draw('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`,
  'GitHub classic': (draw, next) => `gh${'pousr'[next(5)] ?? 'p'}_${draw(base62, 36)}`,
  'GitHub fine-grained': (draw) => `github_pat_${draw(base62, 22)}_${draw(base62, 59)}`,
  GitLab: (draw) => `glpat-${draw(url64.slice(0, 62), 20)}`,
  'Slack bot': (draw) => `xoxb-${draw('123456789', 12)}-${draw('123456789', 12)}-${draw(base62, 24)}`,
  Stripe: (draw) => `sk_live_${draw(base62, 24)}`,
  'Google API': (draw) => `AIza${draw(base62, 35)}`,
  OpenAI: (draw) => `sk-proj-${draw(url64, 73)}a`,
  Anthropic: (draw) => `sk-ant-api03-${draw(url64, 92)}AA`,
  'Hugging Face': (draw) => `hf_${draw(base62.slice(0, 52), 34)}`,
  npm: (draw) => `npm_${draw(base62, 36)}`,
  PyPI: (draw) => `pypi-AgEIcHlwaS5vcmc${draw(url64, 90)}z`,
  Docker: (draw) => `dckr_pat_${draw(base62, 27)}`,
  Twilio: (draw) => `SK${draw(hex, 32)}`,
  SendGrid: (draw) => `SG.${draw(base62, 22)}.${draw(base62, 43)}`,
  JWT: (draw) => `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ${draw(url64, 40)}.${draw(base62, 43)}`,
  Shopify: (draw) => `shpat_${draw(hex, 32)}`,
  DigitalOcean: (draw) => `dop_v1_${draw(hex, 64)}`,
  Databricks: (draw) => `dapi${draw(hex, 32)}`,
  Vault: (draw) => `hvs.${draw(base62, 95)}`,
};

const settings: readonly ((secret: string) => string)[] = [
  (secret) => `const client = connect("${secret}");\n`,
  (secret) => `export SERVICE_TOKEN=${secret}\n./run.sh\n`,
  (secret) => `{"a": 1, "token": "${secret}", "z": [true]}\n`,
  (secret) => `service:\n  credentials:\n    key: ${secret}\n  retries: 3\n`,
  (secret) => `[auth]\ntoken = "${secret}" # rotate\n`,
  (secret) => `Fix the login\n\nIt used ${secret}, which is gone now.\n`,
  (secret) => `@@ -1,3 +1,3 @@\n fn main() {\n-    let key = "${secret}";\n+    let key = env("KEY");\n }\n`,
  (secret) => `curl -H 'Authorization: Bearer ${secret}' https://api.service.dev/v1\n`,
  (secret) => `let body = "line one\\n${secret}\\nline three";\n`,
  (secret) => `https://api.service.dev/v1?key=${secret}&page=2\n`,
];

/** Secrets that are one only where they stand: each maker gives the whole text, the secret between two marks. */
const placed: Readonly<Record<string, readonly ((draw: (alphabet: string, length: number) => string) => string)[]>> = {
  'AWS secret': [(draw) => `aws_secret_access_key = ‹${draw(base64, 40)}›\n`, (draw) => `{"SecretAccessKey": "‹${draw(base64, 40)}›"}`],
  'Slack webhook': [(draw) => `url = "https://hooks.slack.com/services/‹T${draw(base62.slice(0, 26), 8)}/B${draw(base62.slice(0, 26), 8)}/${draw(base62, 24)}›"`],
  'Azure storage': [(draw) => `DefaultEndpointsProtocol=https;AccountName=store;AccountKey=‹${draw(base64, 86)}==›;EndpointSuffix=core.windows.net\n`],
  'connection string': [
    (draw) => `DATABASE_URL=postgres://app:‹${draw(base62, 14)}›@db.service.dev:5432/main\n`,
    (draw) => `mongodb+srv://reader:‹${draw(base62, 12)}!›@cluster0.service.dev/?w=majority\n`,
    (draw) => `"Server=db;Database=main;User Id=app;Password=‹${draw(base62, 9)}1!›;"`,
  ],
  'basic auth': [(draw) => `git clone https://deploy:‹${draw(base62, 20)}›@git.service.dev/app.git\n`],
  password: [
    (draw) => `password: "‹${draw(base62, 8)}9!a›"\n`,
    (draw) => `DB_PASSWORD=‹${draw(base62, 10)}7›\n`,
    (draw) => `<password>‹${draw(base62, 10)}7x›</password>\n`,
    (draw) => `login --user app --password ‹${draw(base62, 10)}4q›\n`,
  ],
  'API key': [(draw) => `api_key = '‹${draw(base62, 28)}3k›'\n`, (draw) => `X-Api-Key: ‹${draw(base62, 30)}3k›\n`, (draw) => `client_secret: ‹${draw(hex, 31)}a›\n`],
  'Docker auth': [(draw) => `{"auths": {"r.service.dev": {"auth": "‹${Buffer.from(`bot:${draw(base62, 16)}`).toString('base64')}›"}}}`],
  'private key': [
    (draw) => `-----BEGIN RSA PRIVATE KEY-----\n‹${lines(draw, '\n')}›\n-----END RSA PRIVATE KEY-----\n`,
    (draw) => `-----BEGIN OPENSSH PRIVATE KEY-----\n‹${lines(draw, '\n')}›\n-----END OPENSSH PRIVATE KEY-----\n`,
    (draw) => `{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\n‹${lines(draw, '\\n')}›\\n-----END PRIVATE KEY-----\\n"}`,
    (draw) => `PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nPrivate-Lines: 8\n‹${lines(draw, '\n')}›\nPrivate-MAC: ${draw(hex, 40)}\n`,
    (draw) => `-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\n‹${lines(draw, '\n')}\n=a1B2›\n-----END PGP PRIVATE KEY BLOCK-----\n`,
    (draw) => `data:\n  tls.key: ‹${Buffer.from(`-----BEGIN PRIVATE KEY-----\n${lines(draw, '\n')}\n-----END PRIVATE KEY-----\n`).toString('base64')}›\n`,
  ],
  'high entropy': [(draw) => `const pepper = "‹${draw(base62, 16)}aZ9${draw(base62, 14)}b4X›";\n`],
};

/** Each kind in turn, `count` in all. Equal seeds give equal plants. */
export function plant(next: Random, count: number): readonly Planted[] {
  const draw = (alphabet: string, length: number): string => Array.from({length}, () => alphabet[next(alphabet.length)]).join('');
  const kinds = [...Object.keys(makers), ...Object.keys(placed)];
  return Array.from({length: count}, (_, index) => {
    const kind = kinds[index % kinds.length] ?? '';
    const round = Math.floor(index / kinds.length);
    const make = makers[kind];
    if (make !== undefined) {
      const secret = make(draw, next);
      return {kind, secret, text: (settings[(round + index) % settings.length] ?? settings[0])?.(secret) ?? ''};
    }
    const texts = placed[kind] ?? [];
    const marked = texts[round % texts.length]?.(draw) ?? '';
    return {kind, secret: /‹([^]*)›/.exec(marked)?.[1] ?? '', text: marked.replaceAll(/[‹›]/g, '')};
  });
}

function lines(draw: (alphabet: string, length: number) => string, feed: string): string {
  return ['MIIEowIBAAKCAQEA', '', '', '', ''].map((start) => start + draw(base64, 64 - start.length)).concat(`${draw(base64, 21)}a==`).join(feed);
}
