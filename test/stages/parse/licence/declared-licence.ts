// What a file declares as an SPDX expression, in a tag or in package metadata, as spdx-expression-parse reads it: a judge where licensecheck reads no expressions.
import parse, {type Info} from 'spdx-expression-parse';

/** The ids of the expression with ` AND ` between them; `undefined` where nothing is declared, or nothing that is one. */
export function declaredLicence(path: string, text: string): string | undefined {
  try {
    return (tags(text) ?? metadata(path, text))?.flatMap((one) => idsOf(parse(one))).join(' AND ');
  } catch {
    return undefined;
  }
}

/** In a comment near the top, a whole line of it. */
function tags(text: string): readonly string[] | undefined {
  const found = text.split('\n', 60).flatMap((line) => /^\W{0,12}SPDX-License-Identifier: *(.+?) *(?:\*\/|-->)? *\r?$/.exec(line)?.[1] ?? []);
  return found.length === 0 ? undefined : found;
}

function metadata(path: string, text: string): readonly string[] | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'package.json' || name === 'composer.json') {
    const {license} = JSON.parse(text) as {readonly license?: unknown};
    return typeof license === 'string' ? [license] : undefined;
  }
  // Cargo has allowed a slash where SPDX says OR.
  const found = name === 'Cargo.toml' || name === 'pyproject.toml' ? /^license = "(.+)"$/m.exec(text)?.[1] : undefined;
  return found === undefined ? undefined : [found.replaceAll('/', ' OR ')];
}

function idsOf(info: Info): readonly string[] {
  return 'left' in info ? [...idsOf(info.left), ...idsOf(info.right)] : [`${info.license}${info.plus === true ? '+' : ''}`];
}
