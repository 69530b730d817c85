// Every action of the console by name: menus, shortcuts and the palette read this one list.
import { useEffect, useEffectEvent } from 'react'
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
  return ACTIONS.filter(({ name }) => present[name] !== undefined)
}

type Deeds = Partial<Record<ActionName, () => void>>

const deeds = createStore<Deeds>(() => ({}))

/** Says what an action does while this component is shown; the one shown last wins. */
export function useAction(name: ActionName, act: () => void): void {
  const call = useEffectEvent(act)
  useEffect(() => {
    const deed = () => call()
    deeds.setState({ [name]: deed })
    return () => {
      if (deeds.getState()[name] === deed) deeds.setState({ [name]: undefined })
    }
  }, [name])
}

/** Does an action; false when nothing on screen has it. */
export function act(name: ActionName): boolean {
  const deed = deeds.getState()[name]
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

/** The one after `current`, round and round: what pressing a key again and again walks through. */
export function nextOf<Name>(names: readonly Name[], current: Name): Name {
  return names[(names.indexOf(current) + 1) % names.length] ?? current
}
