/** The same in another order, each order as likely as any other (Fisher and Yates; Knuth, TAOCP 3.4.2, P). */
export function shuffled<Each>(list: readonly Each[], random: () => number = Math.random): Each[] {
  const rest = [...list]
  const drawn: Each[] = []
  while (rest.length > 0) drawn.push(...rest.splice(Math.floor(random() * rest.length), 1))
  return drawn
}
