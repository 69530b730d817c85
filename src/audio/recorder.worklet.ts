// Runs in the audio thread: gathers one channel and hands it over twenty times a second.

declare const sampleRate: number
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void

class Collector extends AudioWorkletProcessor {
  private readonly gathered = new Float32Array(Math.round(sampleRate / 20))
  private count = 0
  private isOver = false

  constructor() {
    super()
    // Whoever stops wants the last part too, and then to know that it was the last.
    this.port.onmessage = () => {
      this.isOver = true
      this.port.postMessage(this.gathered.slice(0, this.count))
      this.port.postMessage(null)
    }
  }

  process([input]: Float32Array[][]): boolean {
    for (const sample of input?.[0] ?? []) {
      this.gathered[this.count] = sample
      this.count += 1
      if (this.count === this.gathered.length) {
        this.port.postMessage(this.gathered.slice())
        this.count = 0
      }
    }
    return !this.isOver
  }
}

registerProcessor('collector', Collector)
