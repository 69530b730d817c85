const TEXT_FIELD = 'textarea, input:not([type]), input[type="text"], input[type="search"]'
const CONTROL = 'button, input, textarea, select, [tabindex="0"]'

/**
 * Brings the focus to the field that keeps a form from being sent: the first that says it is wrong, else
 * the first that is blank, else the form's first control.
 */
export function focusMissing(form: HTMLElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
  const texts = form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TEXT_FIELD) ?? []
  const blank = [...texts].find(({ value }) => value.trim() === '')
  const field = wrong ?? blank ?? form?.querySelector<HTMLElement>(CONTROL)
  field?.focus()
}
