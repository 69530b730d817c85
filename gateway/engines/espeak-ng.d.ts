// What we use of a package that brings no types.
declare module '@echogarden/espeak-ng-emscripten' {
  interface Espeak {
    /** 0 when there is such a voice. */
    set_voice(name: string): number
    /** Words a minute. */
    set_rate(wordsPerMinute: number): void
    synthesize(text: string, onPiece: (samples: Int16Array | null) => number): void
  }
  // biome-ignore lint/style/noDefaultExport: it is what the package has
  export default function open(): Promise<{ eSpeakNGWorker: new () => Promise<Espeak> }>
}
