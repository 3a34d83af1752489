// A text that anybody may have chosen, as nothing but text in a page.

export function escaped(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').replace(/[&<>"'`]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
