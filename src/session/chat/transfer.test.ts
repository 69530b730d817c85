import { expect, test } from 'vitest'
import { writtenAnswer } from './answer.ts'
import { conversationOf, putMessage } from './conversation.ts'
import { newMessage } from './message.ts'
import { conversationJson, conversationMarkdown, importConversation } from './transfer.ts'

const roleOf = ({ role }: { role: string }) => role

function example() {
  const store = conversationOf(crypto.randomUUID())
  store.setState({ title: 'Ships', isNamed: true })
  const question = newMessage(null, { role: 'user', text: 'Which ships?' })
  putMessage(store, question)
  for (const text of ['The *Ada*.', 'The *Grace*.']) {
    putMessage(store, newMessage(question.id, { role: 'assistant', answer: writtenAnswer('m', text) }))
  }
  return store.getState()
}

test('JSON comes back whole, versions and branch on screen included', () => {
  const before = example()
  const imported = importConversation(conversationJson(before))
  if ('kind' in imported) throw new Error(imported.kind)
  const after = imported.getState()
  expect(after.id).not.toBe(before.id)
  expect(after.title).toBe('Ships')
  expect(conversationMarkdown(after, roleOf)).toBe(conversationMarkdown(before, roleOf))
  expect(Object.keys(after.messages)).toHaveLength(3)
})

test('Markdown has the branch on screen', () => {
  expect(conversationMarkdown(example(), roleOf)).toBe(
    '# Ships\n\n## user\n\nWhich ships?\n\n## assistant\n\nThe *Ada*.\n',
  )
})

test('the messages of a request are a conversation', () => {
  const imported = importConversation(
    '{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}',
  )
  if ('kind' in imported) throw new Error(imported.kind)
  const { orders, messages } = imported.getState()
  expect(orders[0]?.map((id) => messages[id]?.role)).toEqual(['system', 'user', 'assistant'])
})

test('a file that does not fit says where', () => {
  expect(importConversation('{')).toEqual({ kind: 'not-json' })
  expect(importConversation('{"messages":[{"role":"pirate","content":"Arr"}]}')).toEqual({
    kind: 'unfit',
    path: 'messages.0.role',
  })
  expect(importConversation('{"format":"taas-conversation","version":2}')).toEqual({
    kind: 'unfit',
    path: 'version',
  })
})
