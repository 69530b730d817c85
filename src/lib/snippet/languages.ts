/** The languages in which a request can be written, in the order in which they are offered. */
export const SNIPPET_LANGUAGES = [
  'curl',
  'python-requests',
  'python-openai',
  'javascript-fetch',
  'javascript-openai',
] as const

export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number]
