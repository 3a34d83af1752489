// How often a byte follows another in source code and prose, as powers of two: what is rare is worth stopping at.

/** By the low five bits of both, a hexadecimal digit each; counted in 18 MB of Rust, TOML, JSON and Markdown. Being wrong costs time only. */
const rows = [
  'fbcbaab9ab88abbbb8abc99a786b9b67',
  '989b987a9968bab898cbc97879786767',
  'aaaa9a977aa6b89998999a6768877886',
  '9b999a97a96a987b77b8a86768686758',
  'baa88c668a7688896678776667866869',
  'cb9ab999a997aac8a8ccb698a897788a',
  'a9878a887b75889a7698776667676656',
  'a7886b579a76889b5588775555766868',
  '9aa77b979b9688897789986656777759',
  'a89999aa69b6b9cb859bb585858a6767',
  'd789788657b577897678786655598855',
  '89776967786567766558555555657557',
  'ba87ac977bb6a97a8889997659756668',
  '9b999b877986ab89b989897767766587',
  'ba9bbaab9aa8999abaabb99978768898',
  'b8aa97a88898abcca7b9aa8965766769',
  '9b877a67887798b998a9aa7687777788',
  '88877765676586a59877798777555656',
  'ab8a8c6b8a7899ab97aaaa777a867768',
  'b8996b66aa8899aaa79aca7768967959',
  'bb899c76cb859a9b97aa99778987796a',
  '77a889785a65a9a597aaa77686555756',
  '79667a56685566868776766667655556',
  '78767865995666986688666766675557',
  '77877865676568858677867666665767',
  'a7877765777688878768766667755758',
  'a6777876667566887577666655a66556',
  '8689877676b566768596685655585855',
  '86677686767557797668866755556556',
  'b5a6765678b586685556555555677875',
  '95566655669576657655555555559575',
  '68899987786688888699987755575666',
];

const pairs = rows.map((row) => Array.from(row, (sign) => 2 ** parseInt(sign, 16)));
const alone = pairs.map((row) => row.reduce((sum, weight) => sum + weight, 0));

/** A measure of how often four bytes stand in a row, from their pairs. What is not known may be anything. */
export function commonness(a: number | undefined, b: number | undefined, c: number | undefined, d: number | undefined): number {
  return (of(a, b) * of(b, c) * of(c, d)) / (one(b) * one(c));
}

function of(first: number | undefined, second: number | undefined): number {
  if (first === undefined || second === undefined) return one(first ?? second);
  return pairs[first & 31]?.[second & 31] ?? 1;
}

function one(byte: number | undefined): number {
  return byte === undefined ? 1 : (alone[byte & 31] ?? 1);
}
