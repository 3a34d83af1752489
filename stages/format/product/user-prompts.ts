// How a question is put to the one who answers: plain, with what is wanted of the answer, with who is asked, or as a form.

export type UserPrompt = 'plain' | 'basic' | 'detailed' | 'contextual' | 'structured';

export function userPrompt(kind: UserPrompt, problem: string): string {
  switch (kind) {
    case 'plain':
      return problem;
    case 'basic':
      return `Which changes does this need?\n\n${problem}`;
    case 'detailed':
      return `Plan the implementation of the following.\n\n${problem}\n\nName the architectural layers, the files in each of them, and the functions and types to add, change or remove.`;
    case 'contextual':
      return `You maintain this code base and know how its layers depend on each other. A colleague asks for this:\n\n${problem}\n\nWhat has to change, and where?`;
    case 'structured':
      return `## Task\n${problem}\n\n## Wanted\n1. Architectural layers with their files\n2. Kinds of change\n3. Declarations to add, change or remove`;
    default:
      return kind satisfies never;
  }
}
