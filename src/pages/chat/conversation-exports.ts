import type { MenuAction } from '@/session/actions.ts'
import { loadConversation } from '@/session/chat/conversation.ts'
import { conversationJson, conversationMarkdown } from '@/session/chat/transfer.ts'
import { saveFile } from '@/ui/save-file.ts'
import { say } from '@/words/say.ts'
import { speakerOf } from './message-list.tsx'

/** A file's name is not endless: characters. */
const NAME_CHARACTERS = 80

/** The ways to take a conversation along as a file. */
export function conversationExports(id: string, title: string): MenuAction[] {
  const name = title.slice(0, NAME_CHARACTERS)
  return [
    { words: say('chat.export-json'), act: () => void saveJson(id, name) },
    { words: say('chat.export-markdown'), act: () => void saveMarkdown(id, name) },
  ]
}

async function saveJson(id: string, name: string): Promise<void> {
  const store = await loadConversation(id)
  saveFile(`${name}.json`, conversationJson(store.getState()), 'application/json')
}

async function saveMarkdown(id: string, name: string): Promise<void> {
  const store = await loadConversation(id)
  saveFile(`${name}.md`, conversationMarkdown(store.getState(), speakerOf), 'text/markdown')
}
