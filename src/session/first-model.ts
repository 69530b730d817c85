// The sandbox lists Morse first: it proves a round trip. Whoever opens Speech wants to hear words.
const ROBOT = 'sandbox-espeak'

/**
 * The model with which a page begins while nobody has chosen one, of those that fit it: the sandbox's robot voice
 * where it is listed, else the first; null where there is none.
 */
export function firstModel(fitting: readonly { id: string }[]): string | null {
  return (fitting.find(({ id }) => id === ROBOT) ?? fitting[0])?.id ?? null
}
