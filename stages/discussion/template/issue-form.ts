// What a form of questions comes to in the text of an issue before anybody has answered: a heading for each question, and what stands below it at first.
import {readYaml} from '../../parse/packages/yaml-text.ts';

const mostQuestions = 200;
const longestText = 65_536;

/** What a forge writes where nobody answered. */
export const noAnswer = '_No response_';

/** Lines of Markdown; none where it is no form. */
export function issueForm(text: string): readonly string[] {
  if (text.length > longestText) return [];
  const questions = part(readYaml(text), 'body');
  return Array.isArray(questions) ? questions.slice(0, mostQuestions).flatMap(linesOf) : [];
}

function linesOf(question: unknown): readonly string[] {
  const [type, about] = [part(question, 'type'), part(question, 'attributes')];
  const label = textIn(part(about, 'label'));
  // What only explains is shown beside the form, and is no part of the text.
  if (typeof type !== 'string' || type === 'markdown' || label === undefined) return [];
  return [`### ${label.replace(/\s+/g, ' ').trim()}`, '', ...standing(type, about), ''];
}

function standing(type: string, about: unknown): readonly string[] {
  if (type === 'checkboxes') {
    const options = part(about, 'options');
    return Array.isArray(options) ? options.slice(0, mostQuestions).flatMap((option) => {
      const label = textIn(part(option, 'label'));
      return label === undefined ? [] : [`- [ ] ${label.replace(/\s+/g, ' ').trim()}`];
    }) : [];
  }
  const value = textIn(part(about, 'value'));
  const render = textIn(part(about, 'render'));
  const lines = value === undefined || type === 'dropdown' ? [] : value.trimEnd().split('\n');
  return render === undefined ? [...lines, noAnswer] : [`\`\`\`${render.split('\n')[0] ?? ''}`, ...lines, '```', noAnswer];
}

function part(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
