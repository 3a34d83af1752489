// How events of a timeline are called: REST's words, with or without the name of the type of GraphQL.

export function eventName(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\w{1,60}$/.test(value)) return undefined;
  const words = /^[A-Z]/.test(value) ? value.replace(/Event$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase() : value;
  return known.get(words) ?? words;
}

const known: ReadonlyMap<string, string> = new Map([['head_ref_force_pushed', 'force_pushed'], ['renamed_title', 'renamed'], ['converted_to_draft', 'convert_to_draft']]);
