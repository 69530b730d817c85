/**
 * Makes one file of several sounds of one format that come one after the other, in pieces cut anywhere. What
 * `push` and `endPart` give back are the file's bytes, in order.
 */
export type SoundJoiner = {
  /** Takes more of the part that is coming. Throws `JoinError` when it cannot follow the parts before it. */
  push(bytes: Uint8Array): Uint8Array<ArrayBuffer>[]
  /** The part is whole; the next bytes are the next part's. */
  endPart(): void
}

/** Sounds that cannot be one file: of another format, another rate, another number of channels. */
export class JoinError extends Error {
  override name = 'JoinError'
}

export function joinedBytes(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(a.length + b.length)
  whole.set(a)
  whole.set(b, a.length)
  return whole
}
