// A sound that plays while it arrives, in either of two ways (play-wav.ts, play-mp3.ts).

/** How it stands with a sound that is played while it arrives. */
export type PlaybackStatus =
  /** Nothing is to be heard: not begun, stopped, or held back by the browser until somebody presses. */
  | 'silent'
  /** It is to be heard, and waits for enough of it. */
  | 'waiting'
  | 'playing'
  /** All of it was heard. */
  | 'ended'
  /** This browser can play it only once it is whole. */
  | 'unplayable'

/** One way to play: it begins when it is made, and tells of every change. `close` lets everything go. */
export type Playback = {
  resume(): void
  pause(): void
  /** The place that is heard now. */
  seconds(): number
  close(): void
}

/** Makes a playback of bytes that come bit by bit. It tells of a change `inMs` before it is heard. */
export type MakePlayback = (
  bytes: AsyncIterable<Uint8Array<ArrayBuffer>>,
  tell: (status: PlaybackStatus, inMs?: number) => void,
) => Playback
