// Loading a recording and letting go of it; what is loaded is recording.ts.
import { tabStorage } from './browser-storage.ts'
import { boardOf, LOADED, type Recording, recordingStore } from './recording.ts'
import { rememberRecording } from './recording-memory.ts'

/** Makes a recording the one that is played, in place of another. */
export function loadRecording(recording: Recording): void {
  const isBoardDue = boardOf(recording) !== null
  recordingStore.setState({ loaded: recording, isBoardDue, window: { isOpen: true, offered: null } })
  remember(recording.file).catch(() => {})
  // What plays it must be here before the network goes.
  void Promise.all([import('./board-replay.ts'), import('./chat/replay.ts'), import('@/api/chat.ts')]).catch(
    () => {},
  )
}

/** Lets go of the recording. */
export function unloadRecording(): void {
  recordingStore.setState({ loaded: null, isBoardDue: false })
  remember(null).catch(() => {})
}

async function remember(file: File | null): Promise<void> {
  if (file === null) tabStorage.removeItem(LOADED)
  else tabStorage.setItem(LOADED, 'yes')
  await rememberRecording(file)
}
