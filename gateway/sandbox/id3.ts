// ID3v2.4 tags (id3.org, "ID3 tag version 2.4.0"): where an MP3 says what made it.

const UTF_8 = 3

/** A tag with what made the sound (TSSE) and a comment (COMM), both in UTF-8; it stands before the sound. */
export function id3Tag({
  software,
  comment,
}: {
  software: string
  comment: string
}): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder()
  const frames = [
    frame('TSSE', new Uint8Array([UTF_8, ...text.encode(software)])),
    // Language not known, no description.
    frame('COMM', new Uint8Array([UTF_8, ...text.encode('und\0'), ...text.encode(comment)])),
  ]
  const length = frames.reduce((sum, each) => sum + each.length, 0)
  return new Uint8Array([
    ...text.encode('ID3'),
    4,
    0,
    0,
    ...synchsafe(length),
    ...frames.flatMap((each) => [...each]),
  ])
}

function frame(id: string, body: Uint8Array): Uint8Array {
  return new Uint8Array([...new TextEncoder().encode(id), ...synchsafe(body.length), 0, 0, ...body])
}

// Seven bits a byte, so that no length looks like the beginning of a frame of sound.
function synchsafe(value: number): number[] {
  return [21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f)
}
