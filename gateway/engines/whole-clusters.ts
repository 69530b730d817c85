// Matroska and WebM (RFC 9559, on EBML, RFC 8794), as far as a file that is broken off needs it.

const SEGMENT = 0x18538067
const CLUSTER = 0x1f43b675

/**
 * A Matroska or WebM file without the element at which it is broken off: its last cluster, which readers
 * otherwise throw away as a whole, ends after its last complete block. Any other file, and one that is whole,
 * comes back as it is.
 */
export function withWholeClusters(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const cluster = brokenCluster(bytes)
  if (cluster === null) return bytes
  let end = cluster.bodyAt
  for (let at = end; ; at = end) {
    const element = elementAt(bytes, at)
    if (element === null || element.size === null || element.bodyAt + element.size > bytes.length) break
    end = element.bodyAt + element.size
  }
  const whole = bytes.slice(0, end)
  let left = end - cluster.bodyAt
  // The size keeps its width: the bits below its marker.
  for (let at = cluster.bodyAt - 1; at > cluster.sizeAt; at -= 1) {
    whole[at] = left % 256
    left = Math.floor(left / 256)
  }
  const width = cluster.bodyAt - cluster.sizeAt
  whole[cluster.sizeAt] = (0x80 >> (width - 1)) | left
  return whole
}

type Element = { id: number; sizeAt: number; bodyAt: number; size: number | null }

function brokenCluster(bytes: Uint8Array): Element | null {
  const head = elementAt(bytes, 0)
  if (head?.id !== 0x1a45dfa3 || head.size === null) return null
  let at = head.bodyAt + head.size
  while (true) {
    const element = elementAt(bytes, at)
    if (element === null) return null
    if (element.id === SEGMENT) at = element.bodyAt
    else if (element.size === null) return null
    else {
      at = element.bodyAt + element.size
      if (at > bytes.length) return element.id === CLUSTER ? element : null
    }
  }
}

/** The element that begins at `at`; null beyond the end, its size null where the file does not say it. */
function elementAt(bytes: Uint8Array, at: number): Element | null {
  const idLength = widthAt(bytes, at)
  const sizeAt = at + idLength
  const sizeLength = widthAt(bytes, sizeAt)
  const bodyAt = sizeAt + sizeLength
  if (idLength === 0 || idLength > 4 || sizeLength === 0 || bodyAt > bytes.length) return null
  // Without its marker, since with it eight bytes are more than a number holds exactly.
  const first = (bytes[sizeAt] ?? 0) & (0xff >> sizeLength)
  const size = numberAt(bytes, sizeAt + 1, sizeLength - 1, first)
  const isUnknown = size === 2 ** (7 * sizeLength) - 1
  return { id: numberAt(bytes, at, idLength), sizeAt, bodyAt, size: isUnknown ? null : size }
}

// A number's width stands in its leading zeros: 1 to 8 bytes; 0 for what is none.
function widthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  return first === 0 ? 0 : Math.clz32(first) - 23
}

function numberAt(bytes: Uint8Array, at: number, length: number, before = 0): number {
  return bytes.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, before)
}
