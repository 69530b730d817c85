/** A tone with its place in time. */
export type Tone = { startSeconds: number; endSeconds: number; hz: number }

const AMPLITUDE = 0.6
const EDGE_SECONDS = 0.005

/**
 * Renders tones into a sound of that length, peak 0.6, silent between them. Each rises and falls over 5 ms
 * within its own time, so that it does not click.
 */
export function renderTones(tones: readonly Tone[], seconds: number, sampleRate: number): Float32Array {
  const samples = new Float32Array(Math.round(seconds * sampleRate))
  for (const { startSeconds, endSeconds, hz } of tones) {
    const end = Math.min(samples.length, Math.round(endSeconds * sampleRate))
    for (let frame = Math.round(startSeconds * sampleRate); frame < end; frame++) {
      const now = frame / sampleRate
      const edge = Math.min(1, (now - startSeconds) / EDGE_SECONDS, (endSeconds - now) / EDGE_SECONDS)
      samples[frame] = AMPLITUDE * Math.max(0, edge) * Math.sin(2 * Math.PI * hz * now)
    }
  }
  return samples
}
