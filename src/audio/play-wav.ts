// WAV while it arrives: its samples as buffers on the clock of an AudioContext.
import { createWavReader } from '@/lib/wav-stream.ts'
import type { MakePlayback } from './playback.ts'
import { createSchedule } from './schedule.ts'

const LEAD_SECONDS = 0.05
/** Smaller pieces are gathered first: each buffer costs a node. */
const LEAST_SECONDS = 0.1
/** What is further off stays bytes. */
const AHEAD_SECONDS = 20
const LOOK_AGAIN_MS = 500

/** Plays a WAV file while it arrives; made without a press it is silent until `resume` is called in one. */
export const playWav: MakePlayback = (bytes, tell) => {
  const schedule = createSchedule(LEAD_SECONDS)
  const reader = createWavReader()
  let context: AudioContext | null = null
  let isPaused = false
  let isClosed = false
  // Buffers that are not heard to their end yet, and when the newest of them begins.
  let open = 0
  let begins = 0
  let isAllThere = false

  const now = () => context?.currentTime ?? 0
  const tellState = () => {
    if (isClosed || context === null) return
    if (context.state !== 'running') tell('silent')
    else if (isAllThere && open === 0) tell('ended')
    else if (open === 0) tell('waiting')
    else tell('playing', (Math.max(0, begins - now()) + context.outputLatency) * 1000)
  }
  // The file's own rate: buffers of another would be brought to it one by one, with a click at each border.
  const openContext = (sampleRate: number) => {
    context = new AudioContext({ sampleRate })
    context.onstatechange = tellState
    if (isPaused) void context.suspend()
    else void context.resume()
    return context
  }
  const put = (output: AudioContext, channels: readonly Float32Array<ArrayBuffer>[], rate: number) => {
    const length = channels[0]?.length ?? 0
    const buffer = output.createBuffer(channels.length, length, rate)
    for (const [index, samples] of channels.entries()) buffer.copyToChannel(samples, index)
    const source = output.createBufferSource()
    source.buffer = buffer
    source.connect(output.destination)
    open += 1
    source.onended = () => {
      open -= 1
      source.disconnect()
      tellState()
    }
    begins = schedule.append(length / rate, now())
    source.start(begins)
    tellState()
  }
  const feed = async () => {
    let gathered: Float32Array<ArrayBuffer>[] = []
    for await (const chunk of bytes) {
      const channels = reader.push(chunk)
      const format = reader.format()
      if (isClosed) return
      if (format === 'unsupported') return tell('unplayable')
      if (format === null || channels.length === 0) continue
      const output = context ?? openContext(format.sampleRate)
      gathered = gathered.length === 0 ? channels : appended(gathered, channels)
      if ((gathered[0]?.length ?? 0) < LEAST_SECONDS * format.sampleRate) continue
      put(output, gathered, format.sampleRate)
      gathered = []
      while (!isClosed && schedule.leftAt(now()) > AHEAD_SECONDS) await later()
    }
    const format = reader.format()
    if (isClosed) return
    if (format === null || format === 'unsupported') return tell('unplayable')
    if (context !== null && gathered.length > 0) put(context, gathered, format.sampleRate)
    isAllThere = true
    tellState()
  }
  // A rate that no context takes.
  feed().catch(() => tell('unplayable'))

  return {
    resume() {
      isPaused = false
      void context?.resume()
    },
    pause() {
      isPaused = true
      void context?.suspend()
    },
    seconds: () => schedule.placeAt(now()),
    close() {
      if (isClosed) return
      isClosed = true
      void context?.close()
    },
  }
}

function appended(
  before: readonly Float32Array<ArrayBuffer>[],
  after: readonly Float32Array<ArrayBuffer>[],
): Float32Array<ArrayBuffer>[] {
  return before.map((samples, channel) => {
    const more = after[channel] ?? new Float32Array()
    const whole = new Float32Array(samples.length + more.length)
    whole.set(samples)
    whole.set(more, samples.length)
    return whole
  })
}

function later(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
}
