// Everything that the palette reaches, as one list.
import { useNavigate } from 'react-router'
import { MODEL_KINDS } from '@/api/models.ts'
import { useHistory } from '@/parts/use-history.ts'
import { act, useAvailableActions, useOffered } from '@/session/actions.ts'
import { useConnection, useConnections } from '@/session/connection.ts'
import { reopenEntry } from '@/session/reopen.ts'
import { activateConnection } from '@/session/saved-connections.ts'
import { fits, useModels } from '@/session/use-model.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import type { PaletteEntry } from './palette-match.ts'
import { screens } from './routes.tsx'
import { shownKey } from './shown-key.ts'

const RECENT = 100

/** Pages, actions that are there now, connections, models, and what was asked lately, in this order. */
export function usePaletteEntries(): readonly PaletteEntry[] {
  const navigate = useNavigate()
  const active = useConnection()
  const actions = useAvailableActions()
  const offered = useOfferedEntries()
  const connections = useConnections()
  const models = useModels().data ?? []
  const history = useHistory({ count: RECENT }) ?? []
  return [
    ...screens.map(({ path, title, key }) => ({
      id: `page ${path}`,
      words: say(title),
      sort: 'palette.page' as const,
      hint: key === null ? '' : `g ${key}`,
      go: () => void navigate(`/${path}`),
    })),
    ...actions
      .filter(({ name }) => name !== 'palette' && name !== 'stop')
      .map(({ name, key }) => ({
        id: `action ${name}`,
        words: say(`action.${name}`),
        sort: 'palette.action' as const,
        hint: key === null ? '' : shownKey(key),
        // Once the palette is closed: what an action opens must not lie under it.
        go: () => setTimeout(() => act(name)),
      })),
    ...offered,
    ...connections.map(({ id, name }) => ({
      id: `connection ${id}`,
      words: name,
      sort: 'palette.connection' as const,
      hint: id === active?.id ? say('palette.current') : '',
      go: () => activateConnection(id),
    })),
    ...models.flatMap((model) => {
      const kind = MODEL_KINDS.find((each) => fits(model, each))
      if (kind === undefined) return []
      const go = () => void navigate(`/${kind}?${new URLSearchParams({ model: model.id })}`)
      return [
        {
          id: `model ${model.id}`,
          words: model.id,
          sort: 'palette.model' as const,
          hint: say(`page.${kind}`),
          go,
        },
      ]
    }),
    ...history.map((entry) => ({
      id: `history ${entry.id}`,
      words: `${say(`page.${entry.page}`)}: ${entry.name ?? entry.words}`,
      sort: 'palette.history' as const,
      hint: sayTime(entry.at),
      // What does not fit its page any more is still to be read in the history.
      go: () => void reopenEntry(entry).then((path) => navigate(path ?? '/history')),
    })),
  ]
}

// The rows of the page's own menus: what can be done with its answer, where it can go, further ways to run.
function useOfferedEntries(): PaletteEntry[] {
  const answer = useOffered('answer')
  const places = useOffered('send-to')
  const run = useOffered('run')
  const sending = places.map(({ words, act }) => ({ words: say('palette.send-to', { place: words }), act }))
  const also = say('palette.also-answer')
  return [
    ...answer.map((offer) => ({ ...offer, also })),
    ...sending.map((offer) => ({ ...offer, also })),
    ...run.map((offer) => ({ ...offer, also: '' })),
  ].map(({ words, also, act }) => ({
    id: `offer ${words}`,
    words,
    also,
    sort: 'palette.action' as const,
    hint: '',
    go: () => setTimeout(act),
  }))
}
