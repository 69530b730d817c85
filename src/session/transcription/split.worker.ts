// Cuts one sound into parts, each only when it is asked for: no more than a part and a half is in memory.
import { openSound } from '@/lib/sound-pieces.ts'
import type { Stretch } from '../transcription.ts'
import { cutSound, partCount, type SoundPart } from './cut-sound.ts'

/** What the worker is asked: a sound first, then `next` for each part. */
export type SplitRequest = { sound: Blob; stretch: Stretch | null } | 'next'

/** What it tells: how many parts there will be, then a part for each `next`; null when there are no more. */
export type SplitTold = { count: number } | { part: SoundPart | null } | { problem: 'unreadable' }

const tell = (told: SplitTold, transfer: Transferable[] = []) => postMessage(told, { transfer })

let parts: AsyncGenerator<SoundPart> | null = null

async function open(sound: Blob, stretch: Stretch | null): Promise<void> {
  const opened = await openSound(sound)
  if (opened === null) return tell({ problem: 'unreadable' })
  const fromSeconds = stretch?.startSeconds ?? 0
  const toSeconds = stretch?.endSeconds ?? Number.POSITIVE_INFINITY
  const seconds = Math.min(toSeconds, opened.durationSeconds) - fromSeconds
  parts = cutSound(opened.pieces(fromSeconds, toSeconds), { fromSeconds, seconds })
  tell({ count: partCount(seconds) })
}

async function next(): Promise<void> {
  const { value } = (await parts?.next()) ?? {}
  if (value) tell({ part: value }, [value.wav.buffer])
  else tell({ part: null })
}

addEventListener('message', ({ data }: MessageEvent<SplitRequest>) => {
  const done = data === 'next' ? next() : open(data.sound, data.stretch)
  done.catch(() => tell({ problem: 'unreadable' }))
})
