// The microphone's samples, by Web Audio. Owns: the stream, the context and letting both go.
import workletUrl from './recorder.worklet.ts?worker&url'

/** What speech recognition wants to have. */
export const RECORDED_RATE = 16_000

/** The open microphone. */
export type Capture = {
  sampleRate: number
  /** Lets the microphone go; resolves when the last samples have been handed over. */
  close(): Promise<void>
}

const LAST_SAMPLES_WITHIN_MS = 300

/**
 * Hands the samples of a stream to `onSamples`, mono, some twenty times a second. Rejects when the browser
 * has no worklet or cannot read the stream; then the stream is still the caller's to stop.
 */
export async function captureStream(
  stream: MediaStream,
  onSamples: (samples: Float32Array) => void,
): Promise<Capture> {
  const { context, source } = openContext(stream)
  try {
    await context.audioWorklet.addModule(workletUrl)
  } catch (error) {
    void context.close()
    throw error
  }
  const collector = new AudioWorkletNode(context, 'collector', {
    channelCount: 1,
    channelCountMode: 'explicit',
  })
  const last = Promise.withResolvers<void>()
  collector.port.onmessage = ({ data }: MessageEvent<Float32Array | null>) => {
    if (data === null) last.resolve()
    else onSamples(data)
  }
  // Nothing comes out of it, but a node that leads nowhere is not run everywhere.
  source.connect(collector).connect(context.destination)
  await context.resume()
  return {
    sampleRate: context.sampleRate,
    async close() {
      collector.port.postMessage('stop')
      const late = setTimeout(last.resolve, LAST_SAMPLES_WITHIN_MS)
      await last.promise
      clearTimeout(late)
      stopStream(stream)
      await context.close()
    },
  }
}

// Firefox connects a microphone only to a context of its own rate; then the recording is brought down later.
function openContext(stream: MediaStream): { context: AudioContext; source: MediaStreamAudioSourceNode } {
  const wanted = new AudioContext({ sampleRate: RECORDED_RATE })
  try {
    return { context: wanted, source: wanted.createMediaStreamSource(stream) }
  } catch {
    void wanted.close()
    const context = new AudioContext()
    return { context, source: context.createMediaStreamSource(stream) }
  }
}

/** Lets the microphone go: the browser's recording light goes out. */
export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
