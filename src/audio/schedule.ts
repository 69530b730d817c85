// When each piece of a sound is played, and so which place of it is heard. Pure; playing is play-wav.ts.

/** A stretch of sound without a gap: from `sound` on it is played from `clock` on. All in seconds. */
type Stretch = { clock: number; sound: number; length: number }

/** Pieces one after the other; a piece that came too late begins a new stretch. */
export type Schedule = {
  /** Appends a piece; the clock's time at which it is to begin. */
  append(lengthSeconds: number, nowSeconds: number): number
  /** The place of the sound that is heard at a time of the clock. */
  placeAt(nowSeconds: number): number
  /** How much is still to be heard. */
  leftAt(nowSeconds: number): number
}

/** A piece is never begun sooner than `leadSeconds` from now, so that it begins whole. */
export function createSchedule(leadSeconds: number): Schedule {
  const stretches: Stretch[] = []
  const endOf = ({ clock, length }: Stretch) => clock + length
  return {
    append(lengthSeconds, nowSeconds) {
      const last = stretches.at(-1)
      if (last !== undefined && endOf(last) >= nowSeconds) {
        const at = endOf(last)
        last.length += lengthSeconds
        return at
      }
      const clock = nowSeconds + leadSeconds
      stretches.push({
        clock,
        sound: last === undefined ? 0 : last.sound + last.length,
        length: lengthSeconds,
      })
      return clock
    },
    placeAt(nowSeconds) {
      const now = stretches.findLast(({ clock }) => clock <= nowSeconds)
      return now === undefined ? 0 : now.sound + Math.min(now.length, nowSeconds - now.clock)
    },
    leftAt(nowSeconds) {
      const last = stretches.at(-1)
      return last === undefined ? 0 : Math.max(0, endOf(last) - nowSeconds)
    },
  }
}
