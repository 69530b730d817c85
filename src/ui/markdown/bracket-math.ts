import type { math } from 'micromark-extension-math'

const LINE_ENDINGS: readonly (number | null)[] = [-5, -4, -3]
const [BACKSLASH, ROUND, SQUARE] = [92, 40, 91]
const CLOSING = new Map<number | null, number>([
  [ROUND, 41],
  [SQUARE, 93],
])

/**
 * Math between `\(` and `\)`, or `\[` and `\]`, as many models write it. What is opened and not closed within
 * its paragraph stays what CommonMark makes of it: an escaped bracket. Tells the same tokens as math between
 * dollar signs, so whatever reads those reads these.
 */
export const bracketMath: ReturnType<typeof math> = {
  text: {
    [BACKSLASH]: {
      name: 'bracketMath',
      tokenize(effects, ok, nok) {
        let closing: number | undefined
        return (code) => {
          effects.enter('mathText')
          effects.enter('mathTextSequence')
          effects.consume(code)
          return open
        }

        function open(code: number | null) {
          closing = CLOSING.get(code)
          if (closing === undefined) return nok(code)
          effects.consume(code)
          effects.exit('mathTextSequence')
          return between
        }

        function between(code: number | null): ReturnType<typeof nok> {
          if (code === null) return nok(code)
          if (code === BACKSLASH) {
            const token = effects.enter('mathTextSequence')
            effects.consume(code)
            return (next) => {
              if (next !== closing) {
                token.type = 'mathTextData'
                return data(next)
              }
              effects.consume(next)
              effects.exit('mathTextSequence')
              effects.exit('mathText')
              return ok
            }
          }
          if (LINE_ENDINGS.includes(code)) {
            effects.enter('lineEnding')
            effects.consume(code)
            effects.exit('lineEnding')
            return between
          }
          effects.enter('mathTextData')
          return data(code)
        }

        function data(code: number | null): ReturnType<typeof nok> {
          if (code === null || code === BACKSLASH || LINE_ENDINGS.includes(code)) {
            effects.exit('mathTextData')
            return between(code)
          }
          effects.consume(code)
          return data
        }
      },
    },
  },
}
