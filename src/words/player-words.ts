import './en/player.ts'
import { perLanguage } from './language.ts'
import { sayDuration } from './numbers.ts'
import { say } from './say.ts'

/** The strings of a sound player, as `audio/sound-player.tsx` wants them. */
export const playerWords = perLanguage(() => ({
  play: say('player.play'),
  pause: say('player.pause'),
  position: say('player.position'),
  time: (seconds: number, ofSeconds: number) =>
    say('player.time', { now: sayDuration(seconds), total: sayDuration(ofSeconds) }),
  unplayable: say('player.unplayable'),
  cut: say('player.cut'),
}))
