// Loading a recording and letting go of it; what is loaded is recording.ts.
import { tabStorage } from './browser-storage.ts'
import { boardOf, KEPT, LOADED, type Recording, recordingStore } from './recording.ts'
import { rememberRecording } from './recording-memory.ts'

/** Makes a recording the one that is played, in place of another. */
export function loadRecording(recording: Recording): void {
  const isBoardDue = boardOf(recording) !== null
  recordingStore.setState({
    loaded: recording,
    keeping: 'apart',
    isBoardDue,
    window: { isOpen: true, offered: null },
  })
  remember(recording.file).catch(() => {})
  // What plays it must be here before the network goes.
  void Promise.all([import('./board-replay.ts'), import('./chat/replay.ts'), import('@/api/chat.ts')]).catch(
    () => {},
  )
}

/** Puts the entries of what is loaded into the history: once, however often it is asked for. Never rejects. */
export async function keepRecording(): Promise<void> {
  const { loaded, keeping } = recordingStore.getState()
  if (loaded === null || keeping === 'running' || keeping === 'kept') return
  recordingStore.setState({ keeping: 'running' })
  const came = await loaded.keep().then(
    () => 'kept' as const,
    () => 'failed' as const,
  )
  // Another one has perhaps been loaded meanwhile.
  if (recordingStore.getState().loaded !== loaded) return
  recordingStore.setState({ keeping: came })
  if (came === 'kept') tabStorage.setItem(LOADED, KEPT)
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
