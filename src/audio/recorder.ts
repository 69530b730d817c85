// The recorder, one take at a time. Owns: its state and the take. Leaves to others: the microphone's
// samples (capture.ts), what becomes of a take, the words.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { encodeWav } from '@/lib/encode-wav.ts'
import { joinSamples } from '@/lib/join-samples.ts'
import { resample } from '@/lib/resample.ts'
import { type Capture, captureStream, RECORDED_RATE, stopStream } from './capture.ts'
import { problemOf, type RecorderProblem } from './recorder-problem.ts'

export type RecorderState = {
  status: 'idle' | 'asking' | 'recording' | 'paused' | 'stopping'
  /** Recorded so far, pauses left out. */
  seconds: number
  /** Loudness now, 0 to 1 over 60 dB, and the loudest of the last second and a half. */
  level: number
  held: number
  /** Nothing but zeros came for two seconds. */
  isMute: boolean
  problem: RecorderProblem | null
}

/** Which microphone, and whether the browser may clean up what it hears. */
export type RecorderWishes = { deviceId: string; cleansVoice: boolean }

export type Recorder = {
  store: StoreApi<RecorderState>
  /** Asks for permission the first time and begins. Says in `problem` why it could not. */
  start(wishes: RecorderWishes): Promise<void>
  pause(): void
  resume(): void
  /** While the browser asks it takes the question back; else it ends the take and hands it on. */
  stop(): Promise<void>
}

export type RecorderOptions = {
  maxBytes: number
  onSamples: (samples: Float32Array, sampleRate: number) => void
  onTake: (wav: Blob | null) => void
}

const IDLE = { status: 'idle', seconds: 0, level: 0, held: 0, isMute: false, problem: null } as const
const MUTE_SECONDS = 2
const HELD_MS = 1_500

/**
 * Makes a recorder. A take is a WAV file of 16 kHz, mono, 16 bits, at most `maxBytes` long; `onTake` gets it
 * after the last samples have come, or null when there were none; `onSamples` gets what is recorded as it
 * comes. The microphone is let go at the end of every take, however it ends.
 */
export function createRecorder({ maxBytes, onSamples, onTake }: RecorderOptions): Recorder {
  const store = createStore<RecorderState>(() => IDLE)
  const put = (change: Partial<RecorderState>) => store.setState(change)
  let turn = 0
  let capture: Capture | null = null
  let parts: Float32Array[] = []
  let rate = RECORDED_RATE
  let heldAtMs = 0
  let hasHeard = false

  const hear = (samples: Float32Array) => {
    const { status, seconds, held } = store.getState()
    // What comes while it stops is the end of the take; while it is paused nothing is kept.
    if (status === 'paused' || status === 'idle') return
    parts.push(samples)
    onSamples(samples, rate)
    const level = levelOf(samples)
    const nowMs = performance.now()
    const isNewHeld = level >= held || nowMs - heldAtMs > HELD_MS
    if (isNewHeld) heldAtMs = nowMs
    const now = seconds + samples.length / rate
    hasHeard ||= level > 0
    put({ seconds: now, level, held: isNewHeld ? level : held, isMute: !hasHeard && now > MUTE_SECONDS })
    if (status === 'recording' && now * RECORDED_RATE * 2 >= maxBytes - RECORDED_RATE) void stop('full')
  }

  async function start(wishes: RecorderWishes): Promise<void> {
    if (store.getState().status !== 'idle') return
    if (!isSecureContext || navigator.mediaDevices === undefined) return put({ problem: 'insecure' })
    if (typeof AudioWorkletNode === 'undefined') return put({ problem: 'unsupported' })
    turn += 1
    const mine = turn
    parts = []
    hasHeard = false
    store.setState({ ...IDLE, status: 'asking' })
    let stream: MediaStream | null = null
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: constraintsOf(wishes) })
      if (mine !== turn) return stopStream(stream)
      const opened = await captureStream(stream, hear)
      if (mine !== turn) return void opened.close()
      capture = opened
      rate = opened.sampleRate
      for (const track of stream.getTracks()) track.onended = () => void stop('unplugged')
      put({ status: 'recording' })
    } catch (error) {
      if (stream !== null) stopStream(stream)
      if (mine === turn) store.setState({ ...IDLE, problem: problemOf(error) })
    }
  }

  async function stop(problem: RecorderProblem | null = null): Promise<void> {
    const { status } = store.getState()
    if (status === 'asking') {
      turn += 1
      return store.setState(IDLE, true)
    }
    const closing = capture
    if (closing === null) return
    capture = null
    // While it is paused nothing is kept, the last samples neither.
    if (status === 'recording') put({ status: 'stopping' })
    await closing.close()
    const samples = resample(joinSamples(parts), rate, RECORDED_RATE)
    parts = []
    store.setState({ ...IDLE, problem }, true)
    const hasSound = samples.length > 0
    onTake(hasSound ? new Blob([encodeWav(samples, RECORDED_RATE)], { type: 'audio/wav' }) : null)
  }

  return {
    store,
    start,
    pause: () => store.getState().status === 'recording' && put({ status: 'paused', level: 0, held: 0 }),
    resume: () => store.getState().status === 'paused' && put({ status: 'recording' }),
    stop: () => stop(),
  }
}

// The browser's own processing is for calls: it takes out steady tones and turns up quiet ones.
function constraintsOf({ deviceId, cleansVoice }: RecorderWishes): MediaTrackConstraints {
  return {
    echoCancellation: cleansVoice,
    noiseSuppression: cleansVoice,
    autoGainControl: cleansVoice,
    channelCount: 1,
    ...(deviceId === '' ? {} : { deviceId: { exact: deviceId } }),
  }
}

const METER_DB = 60

function levelOf(samples: Float32Array): number {
  const most = samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
  if (most === 0) return 0
  return Math.min(1, Math.max(0.001, 1 + (20 * Math.log10(most)) / METER_DB))
}
