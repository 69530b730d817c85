import { type FileReading, readTexts } from './read-texts.ts'

/** What the worker is asked: a file's name and its bytes. */
export type ReadRequest = { name: string; bytes: ArrayBuffer }

addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  const reading: FileReading = readTexts(data.name, new Uint8Array(data.bytes))
  postMessage(reading)
})
