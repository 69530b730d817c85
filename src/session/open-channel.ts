/** A channel to the other tabs; null in browsers that refuse it along with storage: no other tab can be told then. */
export function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    return null
  }
}
