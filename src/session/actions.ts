// Every action of the console by name: menus, shortcuts and the palette read this one list.
import { useEffect, useEffectEvent } from 'react'
import { createStore } from 'zustand/vanilla'

/** An action: its name, and the key that calls it outside text fields (`Mod+Enter` calls it anywhere). */
type ActionDefinition = { name: string; key: string | null }

export const ACTIONS = [
  { name: 'run', key: 'Mod+Enter' },
  { name: 'stop', key: 'Escape' },
  { name: 'panel', key: 'i' },
  { name: 'load', key: 'l' },
  { name: 'view', key: 'v' },
  { name: 'model', key: 'm' },
  { name: 'filter', key: '/' },
  { name: 'rerun', key: 'r' },
] as const satisfies readonly ActionDefinition[]

export type ActionName = (typeof ACTIONS)[number]['name']

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

/** The one after `current`, round and round: what pressing a key again and again walks through. */
export function nextOf<Name>(names: readonly Name[], current: Name): Name {
  return names[(names.indexOf(current) + 1) % names.length] ?? current
}
