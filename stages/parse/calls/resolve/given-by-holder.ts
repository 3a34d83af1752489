// What the methods of `Option`, `Result`, lists and maps of Rust give: what they hold, the same again, or something nobody tells.

const first = /^(?:unwrap|expect|unwrap_or|unwrap_or_else|unwrap_or_default)$/;
const last = /^(?:next|first|last|get|get_mut|pop|lock|borrow|borrow_mut|write|read)$/;
const same = /^(?:as_ref|as_mut|as_deref|as_deref_mut|clone|cloned|iter|iter_mut|into_iter|ok|ok_or|ok_or_else|map_err|context|with_context|filter|rev|take|skip|values|values_mut|copied|to_owned)$/;

export function givenByHolder(method: string): 'first' | 'itself' | 'last' | 'nothing' {
  return first.test(method) ? 'first' : last.test(method) ? 'last' : same.test(method) ? 'itself' : 'nothing';
}
