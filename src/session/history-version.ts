// Tells this and every other tab that the history has changed. Apart from it, since whoever lists it listens
// from the first paint on, and the history itself comes when it is first read or written.
import { createStore } from 'zustand/vanilla'
import { openChannel } from './open-channel.ts'

/** Changes with every write here or in another tab, so that lists read anew. */
export const historyVersion = createStore<{ version: number }>(() => ({ version: 0 }))

const channel = openChannel('taas.history')
const tell = () => historyVersion.setState(({ version }) => ({ version: version + 1 }))
if (channel !== null) channel.onmessage = tell

/** Says that the history was changed here. */
export function announceHistory(): void {
  tell()
  channel?.postMessage('changed')
}
