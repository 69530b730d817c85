/** Bytes that come bit by bit and are kept: each reader gets them from the beginning. */
export type GrowingBytes = {
  /** How many have come so far. */
  size(): number
  isOver(): boolean
  push(bytes: Uint8Array<ArrayBuffer>): void
  /** No more will come. A reader that waits is told. */
  end(): void
  /** Every chunk in order, as it comes; ends once `end` was called and all are read. */
  read(): AsyncGenerator<Uint8Array<ArrayBuffer>>
  /** What has come so far, as one. */
  whole(): Blob
}

export function createGrowingBytes(): GrowingBytes {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  let isOver = false
  let news = Promise.withResolvers<void>()
  const tell = () => {
    news.resolve()
    news = Promise.withResolvers()
  }
  return {
    size: () => bytes,
    isOver: () => isOver,
    push(chunk) {
      chunks.push(chunk)
      bytes += chunk.byteLength
      tell()
    },
    end() {
      isOver = true
      tell()
    },
    async *read() {
      for (let at = 0; ; ) {
        const chunk = chunks[at]
        if (chunk !== undefined) {
          at += 1
          yield chunk
        } else if (isOver) return
        else await news.promise
      }
    },
    whole: () => new Blob(chunks),
  }
}
