/** One example in up to three languages. JavaScript is for Node, as a module. */
export type Snippets = { python?: string; javascript?: string; curl?: string }

/**
 * One chunk of the documentation. `questions` are phrasings that a user would type, the first one
 * fit to be shown; `answer` is Markdown. `{{base}}` and `{{health}}` stand for the addresses in use.
 */
export type Passage = {
  id: string
  source: 'API reference' | 'console help'
  section: string
  questions: readonly [string, ...string[]]
  answer: string
  snippets?: Snippets
}

/** Passages of one section, which carry its name and where they are taken from. */
export function sectionOf(
  source: Passage['source'],
  section: string,
  passages: Omit<Passage, 'source' | 'section'>[],
): Passage[] {
  return passages.map((passage) => ({ ...passage, source, section }))
}
