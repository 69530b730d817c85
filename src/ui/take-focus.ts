/** As a `ref`: what is drawn in the place of what had the focus takes it. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}

/** Takes the focus to the page itself, whose name is then read out, where nothing has come in its place. */
export function focusPage(): void {
  document.getElementById('page')?.focus({ preventScroll: true })
}
