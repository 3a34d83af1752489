// Which values are secrets and which only stand where one would; whom a text is about and whom not.
import test from 'ava';
import {redacted, rulesWith, only} from './rules-rig.ts';

const taken: Readonly<Record<string, readonly string[]>> = {
  password: ['password = "hunter2!x"', 'PASSWORD: "correct9horse"', 'db.password=Tr0ub4dor&3', 'const passwd = \'qwErt12!\'', '"userPassword": "p4rrot-Feather"', 'passphrase => "w1nter-is-c0ming"', 'put("password", "sw0rdf1sh")', 'set PGPASSWORD=s3cr3tV4lue7\n', 'var password: &str = "zx81spectrum!";', '<Password>k9Lm3nQ2</Password>', 'machine api.service.dev login bot password k9Lm3nQ2x\n', 'password = "$k9Lm{3nQ2"', '\'password\' => \'it\\\'s9Lm3nQ2\'', '{\\"password\\": \\"k9Lm3nQ2\\"}'],
  token: ['token: "a8f5f167f44f4964e6c998dee827110c"', 'auto token = R"x(kQ93jfMw02Lsp4Vb)x";', 'ACCESS_TOKEN=1/fFAGRNJru1FTz70BzhT3Zg', 'refresh_token = "kQ93jfMw02Lsp4Vb"', '--token=9a8b7c6d5e4f3a2b1c0d'],
  'api-key': ['apiKey: "9f86d081884c7d65"', 'api-key: 7c6d5e4f3a2b1c0d9a8b', 'X-API-Key: "k3Yv4lUe92mzQ"'],
  secret: ['client_secret: "6f1ed002-ab5b-4c3d-9a7e-3f2b8c1d0e9f"', 'SECRET_KEY = "dj4ng0-ins3cur3-k8x2m9"', 'SECRET_KEY = "&k8x2m9(q3-^w1z=0"', 'signing_key: "q8ZsT4mVx1"'],
};

const left = [
  'password = "password"', 'password: "<password>"', 'password: "${DB_PASSWORD}"', 'password = process.env.DB_PASSWORD', 'password = getPassword(user1)', 'password: "changeme"', 'password: "xxxxxxxx"', 'password = "********"', 'password: String,', 'password: string;', 'let password = prompt("Password 1: ")',
  'password=', 'password=""', 'label.password = "Enter your password"', '"password": "Kennwort"', '"forgot_password": "Passwort vergessen?"', 'PASSWORD_FIELD = "password1_field"', 'passwordHash: "5f4dcc3b5aa765d61d8327deb882cf99"', 'password: &{{ secrets.PASS1 }}', 'password = $PASS1234', 'password = "%PASSWORD1%"',
  'token = Token::new(kind, span)', 'token: Token<\'a>,', 'let token = tokens[i32];', 'next_token: "abc123def456"', 'token_type: "bearer"', 'tokens = 4096', 'max_tokens: 1024', 'token: ${{ secrets.GITHUB_TOKEN }}', 'token = "identifier"', 'token_count = "12a45b78c"', 'TOKEN="your-token-here1"', 'secret: "my-secret-1"', 'secretName: tls-secret-1a2b', 'secret = secrets.token_hex(32)', 'api_key = os.environ["API_KEY1"]', 'api_key: "YOUR_API_KEY1"', 'api_key = "api_key_1"', 'private_key_path = "/etc/tls/key1.pem"', 'token = "REDACTED_TOKEN"', 'credentials: include1', 'the token: a word2 in prose',
  '"integrity": "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=="', 'checksum = "8c1d3f1f0a1e4fc0a0d4b1c2e3f4a5b6c7d8e9f00112233445566778899aabbc"', 'commit 35e0da0c1b2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f', 'id = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"', 'src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4"', 'AKIAIOSFODNN7EXAMPLE', 'use crate::compiler::CompileOptionsForTarget3Builder;', '_ZN4core3fmt9Formatter9write_str17h0123456789abcdefE',
  '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAx1y2z3a4b5c6d7e8f9g0\n-----END PUBLIC KEY-----', 'if text.contains("-----BEGIN PRIVATE KEY-----") { return parseThePrivateKeyFromText2(text, defaultOptionsOfTheParser3); }', 'https://user@host.dev/path', 'https://${USER}:${PASS}@host.dev/', 'postgres://user:password@localhost/db', 'ssh://git@github.com/a/b', 'xoxb-your-token-here', 'sk-ant-api03-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
];

for (const [rule, texts] of Object.entries(taken)) {
  for (const text of texts) test(`a value that is a secret is taken by its rule: ${rule}: ${text}`, (t) => t.deepEqual(redacted(text).rules, [rule], redacted(text).text));
}

for (const text of left) test(`what only stands where a secret would is left: ${text.slice(0, 80)}`, (t) => t.is(redacted(text).text, text));

const people = [
  {names: ['Ann Lee', 'Ann M. Lee'], emails: ['ann@corp.dev', '7+annlee@users.noreply.github.com'], handles: ['annlee']},
  {names: ['dependabot[bot]'], emails: ['49699333+dependabot[bot]@users.noreply.github.com'], handles: ['dependabot']},
];
const personal = rulesWith({classes: only(['emails', 'names', 'handles', 'addresses', 'phones', 'secrets']), people});

const about: Readonly<Record<string, string>> = {
  'e-mail': 'write to <j.doe+x@mail.corp.dev>.', 'ip-v4': 'ssh 93.184.216.34:22', 'ip-v6': 'ping [2606:2800:220:1:248:1893:25c8:1946]', phone: 'call +49 30 9018 2022 now', handle: 'thanks @AnnLee!', name: '© Ann Lee, 2020',
};
for (const [rule, text] of Object.entries(about)) test(`what is about a person is taken by its rule: ${rule}`, (t) => t.deepEqual(redacted(text, personal).rules, [rule], redacted(text, personal).text));

for (const text of [
  '@Override @param {string} a', '@scope/pkg@1.2.3', 'git@github.com:a/b.git', 'a@example.com', 'icon@2x.png', 'user@localhost', 'Ann Leeds', 'JoAnn Lee', 'x@annleeward', '@annlee/pkg', 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
  'v1.2.3.4', 'version = "93.184.216.34"', '127.0.0.1 10.1.2.3 192.168.1.1 172.16.0.9 169.254.1.1 203.0.113.7 255.255.255.0 8.8.8.8', 'a.93.184.216.34', '93.184.216.34.5', '93.184.216.0/24', '300.1.2.3', 'std::fs::File', '::1 fe80::1 2001:db8::1', '12:34:56:78', '2024-01-02 555-0123', '+1-202-555-0147', 'x +1234 5', '123-456-7890-12',
]) test(`what is about nobody is left: ${text}`, (t) => t.is(redacted(text, personal).text, text));

test('all spellings of a person get one pseudonym, and other people and salts another', (t) => {
  const one = redacted('Ann Lee|Ann M. Lee|@annlee|ann@corp.dev|ANN@corp.dev|7+annlee@users.noreply.github.com|bo@corp.dev', personal).text.split('|');
  const names = one.map((text) => /person-[0-9a-f]+/.exec(text)?.[0]);
  t.is(new Set(names.slice(0, 6)).size, 1);
  t.not(names[6], names[0]);
  t.notRegex(redacted('Ann Lee', {...personal, salt: 'other'}).text, new RegExp(names[0] ?? '-'));
});

test('each class of rules can be off', (t) => {
  const texts = {emails: 'a@corp.dev', names: 'Ann Lee', handles: '@annlee', addresses: '93.184.216.34', phones: '+49 30 9018 2022', secrets: 'password = "hunter2!x"'} as const;
  for (const [name, text] of Object.entries(texts)) {
    t.is(redacted(text, {...personal, classes: only([])}).text, text);
    t.not(redacted(text, {...personal, classes: only([name as keyof typeof texts])}).text, text);
  }
});

test('a token that stands as the user of a URL is taken once', (t) => {
  const once = redacted('"https://0f1e2d3c4b5a69788796a5b4c3d2e1f0a1b9c8d7:x-oauth-basic@github.com/a/b"').text;
  t.is(once, '"https://REDACTED_URL_PASSWORD:x-oauth-basic@github.com/a/b"');
  t.is(redacted(once).text, once);
});

test('the name before an address is of the same person, known or not; what is no name stays', (t) => {
  const shape = (text: string): string => redacted(text, personal).text.replaceAll(/person-[0-9a-f]{10}/g, 'P');
  t.is(shape('Co-authored-by: dino <dino@corp.dev>\nSigned-off-by: Zoë van der Berg <zoe@corp.dev>\n'), 'Co-authored-by: P <P@users.invalid>\nSigned-off-by: P <P@users.invalid>\n');
  t.is(shape('authors = ["Bo Ek <bo@corp.dev>", "王小明 <wang@corp.dev>"]'), 'authors = ["P <P@users.invalid>", "P <P@users.invalid>"]');
  t.is(shape('please write to us <team@corp.dev> soon'), 'please write to us <P@users.invalid> soon');
  const [name, address] = [...redacted('From: Ann Lee <ann@corp.dev>', personal).text.matchAll(/person-[0-9a-f]{10}/g)].map(([all]) => all);
  t.is(name, address);
});
