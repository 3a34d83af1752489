// Judges answers of our forge by GitHub's own description of its interface, cut down to what we ask for: version 23.0.2 of the npm package @octokit/openapi, MIT.
import {readFileSync} from 'node:fs';
import {Ajv, type ValidateFunction} from 'ajv';

type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};
const file = new URL('github-openapi-slim.json', import.meta.url);

/** What is wrong with an answer to a path of the description, or nothing. */
export type OpenapiJudge = (path: string, answer: unknown) => string | undefined;

let known: OpenapiJudge | undefined;

export function openapiJudge(): OpenapiJudge {
  return (known ??= made());
}

/** Reading the description takes longer than most tests. */
function made(): OpenapiJudge {
  const {paths, components} = JSON.parse(readFileSync(file, 'utf8')) as {paths: Readonly<Record<string, {get: {responses: Readonly<Record<string, {content: Readonly<Record<string, {schema: Json}>>}>>}}>>; components: Json};
  const ajv = new Ajv({strict: false, validateFormats: false, logger: false});
  ajv.addSchema({$id: 'github', components: nullable(components)});
  const compiled = new Map<string, ValidateFunction>();
  return (path, answer) => {
    const schema = paths[path]?.get.responses['200']?.content['application/json']?.schema;
    if (schema === undefined) throw new Error(`The description knows no "${path}"`);
    const judge = compiled.get(path) ?? ajv.compile(JSON.parse(JSON.stringify(nullable(schema)).replaceAll('"#/', '"github#/')));
    compiled.set(path, judge);
    return judge(answer) ? undefined : ajv.errorsText(judge.errors?.slice(0, 3));
  };
}

/** OpenAPI 3.0 has a word of its own for what may be null. */
function nullable(schema: Json): Json {
  if (Array.isArray(schema)) return (schema as readonly Json[]).map(nullable);
  if (typeof schema !== 'object' || schema === null) return schema;
  const {nullable: may, ...rest} = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, nullable(value)])) as {readonly [key: string]: Json};
  if (may !== true) return rest;
  const {type, enum: values} = rest;
  if (typeof type !== 'string') return {anyOf: [rest, {type: 'null'}]};
  return {...rest, type: [type, 'null'], ...(Array.isArray(values) && {enum: [...values, null]})};
}
