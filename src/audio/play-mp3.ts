// MP3 while it arrives: a media element that is fed by the browser's own MediaSource.
import type { MakePlayback } from './playback.ts'

declare global {
  // Safari's on the phone, which has no other; TypeScript does not know it.
  var ManagedMediaSource: typeof MediaSource | undefined
}

const TYPE = 'audio/mpeg'
const KEPT_SECONDS = 10
const LOOK_AGAIN_MS = 500

/** Whether this browser can play MP3 before all of it is there; Firefox cannot. */
export function canFeedMp3(): boolean {
  return sourceClass()?.isTypeSupported(TYPE) ?? false
}

/** Plays an MP3 while it arrives; `canFeedMp3` must hold. */
export const playMp3: MakePlayback = (bytes, tell) => {
  const Source = sourceClass() ?? MediaSource
  const source = new Source()
  const element = new Audio()
  // Safari feeds nothing that may be sent to another device.
  element.disableRemotePlayback = true
  const url = URL.createObjectURL(source)
  let isClosed = false
  const report = (status: Parameters<typeof tell>[0]) => {
    if (!isClosed) tell(status)
  }
  element.onplaying = () => report('playing')
  element.onwaiting = () => report(element.paused ? 'silent' : 'waiting')
  element.onpause = () => report(element.ended ? 'ended' : 'silent')
  element.onended = () => report('ended')
  element.onerror = () => report('unplayable')

  const feed = async () => {
    await once(source, 'sourceopen')
    URL.revokeObjectURL(url)
    if (isClosed) return
    const buffer = source.addSourceBuffer(TYPE)
    for await (const chunk of bytes) {
      while (!isClosed && !(await append(buffer, chunk))) await makeRoom(buffer, element)
      if (isClosed) return
    }
    if (source.readyState === 'open') source.endOfStream()
  }
  // Bytes that are no MP3 at all; a closed element throws too.
  feed().catch(() => report('unplayable'))
  element.src = url
  // Refused without a press; the element then stays paused.
  const resume = () => void element.play().catch(() => report('silent'))
  resume()

  return {
    resume,
    pause: () => element.pause(),
    seconds: () => element.currentTime,
    close() {
      if (isClosed) return
      isClosed = true
      element.pause()
      element.removeAttribute('src')
      element.load()
      URL.revokeObjectURL(url)
    },
  }
}

function sourceClass(): typeof MediaSource | undefined {
  return globalThis.ManagedMediaSource ?? globalThis.MediaSource
}

// False when the browser holds as much as it will.
async function append(buffer: SourceBuffer, chunk: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    buffer.appendBuffer(chunk)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') return false
    throw error
  }
  await once(buffer, 'updateend')
  return true
}

// What was heard may go; until there is enough of that, the rest waits.
async function makeRoom(buffer: SourceBuffer, { currentTime }: HTMLMediaElement): Promise<void> {
  if (currentTime > KEPT_SECONDS) {
    buffer.remove(0, currentTime - KEPT_SECONDS)
    return once(buffer, 'updateend')
  }
  await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
}

function once(target: EventTarget, name: string): Promise<void> {
  return new Promise((resolve) => target.addEventListener(name, () => resolve(), { once: true }))
}
