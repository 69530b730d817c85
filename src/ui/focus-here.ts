/**
 * As a field's `ref`: it takes the focus where it stands, its text's end first, or, in a popover that is still
 * closed, as soon as that opens.
 */
export function focusHere(field: HTMLInputElement | null): void {
  if (field === null) return
  field.setAttribute('autofocus', '')
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}
