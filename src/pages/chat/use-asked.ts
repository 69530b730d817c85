import { createContext, use } from 'react'
import type { Asked } from '@/session/chat/chat-session.ts'

/** Whom this page asks now; null while no model is chosen. */
export const AskedContext = createContext<Asked | null>(null)

export function useAsked(): Asked | null {
  return use(AskedContext)
}
