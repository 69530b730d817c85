// Every action of the console by name: menus, shortcuts and the palette read this one list.
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** An action: its name, and the key that calls it outside text fields (with `Mod` it calls it anywhere). */
type ActionDefinition = { name: string; key: string | null }

export const ACTIONS = [
  { name: 'palette', key: 'Mod+K' },
  { name: 'run', key: 'Mod+Enter' },
  { name: 'stop', key: 'Escape' },
  { name: 'panel', key: 'i' },
  { name: 'load', key: 'l' },
  { name: 'view', key: 'v' },
  { name: 'model', key: 'm' },
  { name: 'filter', key: '/' },
  { name: 'rerun', key: 'r' },
  { name: 'compare', key: null },
  { name: 'repeat', key: null },
  { name: 'new', key: null },
  { name: 'save', key: null },
  { name: 'clear', key: null },
  { name: 'share', key: null },
  { name: 'parameters', key: null },
  { name: 'code', key: null },
  { name: 'wire', key: null },
  { name: 'keys', key: '?' },
  { name: 'theme', key: null },
  { name: 'demo', key: null },
  { name: 'tour', key: null },
  { name: 'present', key: null },
  { name: 'stop-presenting', key: null },
  { name: 'recording', key: null },
  { name: 'language', key: null },
] as const satisfies readonly ActionDefinition[]

export type ActionName = (typeof ACTIONS)[number]['name']

/** The actions that something on screen has, in the order of `ACTIONS`. */
export function useAvailableActions(): readonly (typeof ACTIONS)[number][] {
  const present = useStore(deeds)
  return ACTIONS.filter(({ name }) => present[name]?.length)
}

type Deed = () => void

const deeds = createStore<Partial<Record<ActionName, readonly Deed[]>>>(() => ({}))

/**
 * Says what an action does while this component is shown and the action can be done; the one shown last wins,
 * and when it goes the one before it has the action again.
 */
export function useAction(name: ActionName, act: Deed, canAct = true): void {
  const call = useEffectEvent(act)
  useEffect(() => {
    if (!canAct) return
    const deed = () => call()
    deeds.setState(({ [name]: others = [] }) => ({ [name]: [...others, deed] }))
    return () =>
      deeds.setState(({ [name]: present = [] }) => ({ [name]: present.filter((each) => each !== deed) }))
  }, [name, canAct])
}

/** Does an action; false when nothing on screen has it. */
export function act(name: ActionName): boolean {
  const deed = deeds.getState()[name]?.at(-1)
  deed?.()
  return deed !== undefined
}

/** Does an action as soon as what comes on screen has it; nothing when it does not come within a second or two. */
export function actSoon(name: ActionName): void {
  if (act(name)) return
  const end = deeds.subscribe(() => act(name) && finish())
  const timer = setTimeout(finish, SOON_MS)
  function finish() {
    clearTimeout(timer)
    end()
  }
}

const SOON_MS = 2_000

/** An action that only one page has, by the words that its menu shows. */
export type MenuAction = { words: string; act: Deed }

/** The menus whose rows the palette lists, too: what can be done with an answer, where it can go, ways to run. */
export type OfferPlace = 'answer' | 'send-to' | 'run'

// Asked for its rows when somebody wants to see them: a menu draws anew at every key that is typed.
type Reader = () => readonly MenuAction[]

const offers = createStore<Partial<Record<OfferPlace, readonly Reader[]>>>(() => ({}))

/**
 * Offers the rows of a menu by name as well, while this component is shown; the one shown last wins, and when it
 * goes the one before it has the place again.
 */
export function useOffers(place: OfferPlace, actions: readonly MenuAction[]): void {
  // Not an effect event: the palette reads while it draws.
  const newest = useRef(actions)
  useLayoutEffect(() => {
    newest.current = actions
  })
  useEffect(() => {
    const read = () => newest.current
    offers.setState(({ [place]: others = [] }) => ({ [place]: [...others, read] }))
    return () =>
      offers.setState(({ [place]: present = [] }) => ({ [place]: present.filter((each) => each !== read) }))
  }, [place])
}

/** What the menu of a place offers as this is drawn. */
export function useOffered(place: OfferPlace): readonly MenuAction[] {
  return useStore(offers, ({ [place]: present }) => present?.at(-1))?.() ?? []
}

/** The one after `current`, round and round: what pressing a key again and again walks through. */
export function nextOf<Name>(names: readonly Name[], current: Name): Name {
  return names[(names.indexOf(current) + 1) % names.length] ?? current
}
