// A conversation as ChatML in one text. What a text spells as a control token is broken up, so that it opens no turn of its own.

type Turn = readonly [role: string, content: string];

/** `spelled`: how often a text would have been taken for a control token. */
export function chatml(turns: readonly Turn[]): {readonly text: string; readonly spelled?: number} {
  let spelled = 0;
  const plain = (content: string) => content.replace(/<\|(?=(?:im_start|im_end|im_sep|endoftext)\|>)/g, () => {
    spelled++;
    return '< |';
  });
  const text = turns.map(([role, content]) => `<|im_start|>${role}\n${plain(content)}<|im_end|>\n`).join('');
  return {text, ...(spelled > 0 && {spelled})};
}
