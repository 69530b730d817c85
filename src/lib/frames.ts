/** One frame of a stream as it came: its raw lines, and when its last byte was read (milliseconds). */
export type Frame = { atMs: number; text: string }

const FRAME_END = /\r\n\r\n|\n\n|\r\r/

/**
 * Cuts the reads of a stream into its frames, each at the time of the read that completed it. Nothing is
 * interpreted: comments and broken lines are frames too. A last frame without its end is given as well.
 */
export function framesOf(reads: readonly { atMs: number; bytes: Uint8Array }[]): Frame[] {
  const decoder = new TextDecoder()
  const frames: Frame[] = []
  let rest = ''
  let lastMs = 0
  for (const { atMs, bytes } of reads) {
    lastMs = atMs
    const parts = (rest + decoder.decode(bytes, { stream: true })).split(FRAME_END)
    rest = parts.pop() ?? ''
    for (const text of parts) frames.push({ atMs, text })
  }
  if (rest !== '') frames.push({ atMs: lastMs, text: rest })
  return frames
}
