/** Typing into a field that may not have the focus: keys must not call up the phone's own keyboard. */

/** What is typed into. */
export type TypedField = HTMLInputElement | HTMLTextAreaElement;

/** Puts `text` where the caret of `field` is, or instead of what is selected, as typing does. */
export function insertAt(field: TypedField, text: string): void {
  const [start, end] = caretOf(field);
  field.setRangeText(text, start, end, 'end');
  tell(field);
}

/** Takes away what is selected, or the character before the caret. */
export function eraseBefore(field: TypedField): void {
  const [start, end] = caretOf(field);
  const before = Array.from(field.value.slice(0, start)).pop() ?? '';
  field.setRangeText('', start === end ? start - before.length : start, end, 'end');
  tell(field);
}

function caretOf(field: TypedField): [start: number, end: number] {
  const { length } = field.value;
  return [field.selectionStart ?? length, field.selectionEnd ?? length];
}

function tell(field: TypedField): void {
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
