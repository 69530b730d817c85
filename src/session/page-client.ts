import { type Client, createClient } from '@/api/client.ts'
import type { ExchangeEvent } from '@/api/exchange.ts'
import { type ActiveConnection, renewSession } from './connection.ts'
import { recordExchange } from './exchanges.ts'
import type { PageName } from './pages.ts'

/** A client whose exchanges are taken down for a page. */
export function pageClient(
  page: PageName,
  connection: ActiveConnection,
  listen: (event: ExchangeEvent) => void = () => {},
): Client {
  return createClient(connection, {
    observe: (event) => {
      recordExchange(page, event)
      renewSession(connection, event)
      listen(event)
    },
  })
}
