// Forgets a connection with all that is known of it. Apart from connection.ts, which every visit loads.
import { dropConnection } from './connection.ts'
import { forgetChecks } from './kept-checks.ts'
import { forgetModelChecks } from './model-checks.ts'
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

function forgetKnown(connectionId: string | null): void {
  forgetModelChecks(connectionId)
  forgetChecks(connectionId)
  forgetSeenModels(connectionId)
}
