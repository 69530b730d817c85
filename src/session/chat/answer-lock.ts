// Who is writing an answer: the tab that asked holds its lock, and a tab that is gone holds none.
const NAME = 'taas.answer'

/** Says that this tab writes an answer, until the returned function is called. */
export function holdAnswer(id: string): () => void {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  // Without locks (no secure context) no other tab waits for one either.
  navigator.locks?.request(`${NAME} ${id}`, () => released).catch(() => {})
  return release
}

/** Calls back once no tab is writing an answer any more. */
export async function whenReleased(id: string, onEnd: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return onEnd()
  await navigator.locks.request(`${NAME} ${id}`, onEnd)
}
