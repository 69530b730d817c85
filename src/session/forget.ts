// Forgets a connection with all that is known of it. Apart from saved-connections.ts, which every visit loads.
import { forgetChecks } from './kept-checks.ts'
import { forgetModelChecks } from './model-checks.ts'
import { connectionStore, dropConnection } from './saved-connections.ts'
import { forgetSeenModels } from './seen-models.ts'
import { forgetAllTokens, forgetToken } from './tokens.ts'

/** Forgets every token in every tab, every saved connection, and what is known of them. */
export function forgetEverything(): void {
  forgetAllTokens()
  forgetKnown(null)
  dropConnection(null)
}

/** Removes a connection with what is known of it, and forgets its token in every tab. */
export function removeConnection(id: string): void {
  forgetToken(id)
  forgetKnown(id)
  dropConnection(id)
}

/** Removes every saved connection but these, as `removeConnection` does. */
export function forgetOthers(keptIds: readonly string[]): void {
  const { saved } = connectionStore.getState()
  for (const { id } of saved) if (!keptIds.includes(id)) removeConnection(id)
}

function forgetKnown(connectionId: string | null): void {
  forgetModelChecks(connectionId)
  forgetChecks(connectionId)
  forgetSeenModels(connectionId)
}
