// What is being typed, by what it is typed for. Pure.

type Drafts = Readonly<Record<string, string>>

/** What was typed in one place, below what is typed in another one; the first has none any more. */
export function movedDraft(drafts: Drafts, from: string, to: string): Drafts {
  if (from === to) return drafts
  const { [from]: typed = '', ...others } = drafts
  return typed.trim() === '' ? others : { ...others, [to]: joined(others[to] ?? '', typed) }
}

/** A text below what is being typed, which is never overwritten. */
export function joined(draft: string, text: string): string {
  return draft.trim() === '' ? text : `${draft}\n${text}`
}
