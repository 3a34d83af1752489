// An outline as lines that people can read and compare.
import type {Outline, Place} from '../../../../stages/parse/outline/outline.ts';

export function spellOutline({language, how, damaged, declarations, imports, exports, calls}: Outline): string {
  const lines = [`${language} by ${how}${damaged ? ', damaged' : ''}`];
  for (const one of declarations) {
    const {kind, name, nameAt, parent, of, visibility, modifiers, signature, body, doc, attributes, bases, line, lastLine, test, hashes, sketch} = one;
    const parts = [`${kind} ${JSON.stringify(name)} at ${nameAt}`, place(one), `lines ${line}-${lastLine}`, `signature ${place(signature)}`];
    if (parent >= 0) parts.push(`in ${parent}`);
    if (of !== '') parts.push(`of ${of}`);
    if (body !== undefined) parts.push(`body ${place(body)}`);
    if (doc !== undefined) parts.push(`doc ${place(doc)}`);
    if (visibility !== '') parts.push(visibility);
    parts.push(...modifiers);
    if (attributes.length > 0) parts.push(`attributes ${attributes.map(place).join(' ')}`);
    if (bases.length > 0) parts.push(`bases ${JSON.stringify(bases)}`);
    if (test) parts.push('test');
    lines.push(`${parts.join(', ')} | ${[hashes.signature, hashes.body, hashes.attributes, sketch].map((hash) => hash.slice(0, 8) || '-').join(' ')}`);
  }
  for (const {module, name, alias, ...span} of imports) lines.push(`import ${JSON.stringify([module, name, alias])} ${place(span)}`);
  for (const {module, name, alias, ...span} of exports) lines.push(`export ${JSON.stringify([module, name, alias])} ${place(span)}`);
  for (const {kind, name, nameAt, receiver, within, ...span} of calls) lines.push(`${kind} ${name} at ${nameAt}, ${place(span)}${receiver === undefined ? '' : `, on ${place(receiver)}`}${within < 0 ? '' : `, in ${within}`}`);
  return `${lines.join('\n')}\n`;
}

function place({from, to}: Place): string {
  return `${from}..${to}`;
}
