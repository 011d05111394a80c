/** What screen readers are told of a box with suggestions, before there are any: it must not change under their cursor. */

/** Makes `input` say that it is a combobox, closed, with `list`. */
export function presentAsCombobox(input: HTMLInputElement, list: HTMLElement): void {
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
}
