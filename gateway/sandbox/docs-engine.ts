// The model sandbox-docs. Owns: what the user wants (topic, language, follow-up) and how it is told.
// Leaves to others: finding passages (docs-search.ts), the fixed replies (docs-replies.ts).
import { type ChatMessage, messageText } from '../../src/contract/chat.ts'
import type { Passage, Snippets } from './docs-passage.ts'
import { entanglement, greeting, refusalWith } from './docs-replies.ts'
import { coverage, findPassages, type Match } from './docs-search.ts'
import { topicTerms } from './topic-terms.ts'

type Language = keyof Snippets

const parts = /\S\s+(and|also|plus)\s|[,;?]\s+\S/i

/** Where the API is reached just now; snippets quote it. `baseUrl` takes an endpoint's path directly. */
export type Place = { baseUrl: string; healthUrl: string }

/** What a question asks for, follow-ups joined with what they follow. */
type Ask = {
  terms: string[]
  /** The terms that the question itself brought. */
  own: string[]
  language: Language | null
  /** A language named that no snippet is written in. */
  foreign: string | null
  wantsCode: boolean
  /** Whether it joins two questions, which two passages may have to answer. */
  hasParts: boolean
}

const LONGEST_QUESTION = 2000
const LEAST_COVERAGE = 0.5
const MOST_PASSAGES = 3
// A second passage scores at least this share of the first.
const LEAST_SHARE = 0.4

const languages: [Language, RegExp][] = [
  ['python', /\b(python ?3?|py)\b/i],
  ['javascript', /\b(javascript|java script|js|ecmascript|typescript|ts|node(\.?js)?|fetch|deno|bun)\b/i],
  ['curl', /\b(curl|bash|shell|zsh|terminal|command[ -]line|cli)\b/i],
]
const languageNames: Record<Language, string> = { python: 'Python', javascript: 'JavaScript', curl: 'curl' }
const foreignLanguage =
  /\b(rust|golang|java|kotlin|ruby|php|c#|c\+\+|swift|perl|scala|elixir|powershell)(?!\w)|\bin (go|r|c)\b/i
const codeWanted =
  /\b(how (do|can|could|would|should|to)|what should|example|snippet|sample|script|(show|give|write|some|source|python|javascript) (me )?(the |some )?code|code (for|to))\b/i
const followUp =
  /^(ok(ay)?|and|or|but|also|now|then|so|what about|how about|what if|same|again|in|with|using|as|for)\b/i

/**
 * Answers the last user message out of the documentation, as Markdown.
 *
 * Quotes the best one to three passages, a runnable snippet where code is asked for (in the language
 * named, else Python) and the sections quoted. A short follow-up ("And in JavaScript?") is joined with
 * the question it follows. What the documentation does not cover is refused with three questions that
 * it does; a message without a topic is greeted. The same messages always give the same answer.
 */
export function answerFromDocs(messages: readonly ChatMessage[], place: Place): string {
  const questions = messages
    .filter((message) => message.role === 'user')
    .map((message) => messageText(message).slice(0, LONGEST_QUESTION).trim())
  const question = questions.at(-1) ?? ''
  if (/\bquantum\W+entanglement\b/i.test(question)) return entanglement
  const ask = readAsk(questions)
  if (ask.terms.length === 0) return greeting(question)
  const matches = findPassages(ask.terms)
  const picked = pick(ask, matches)
  return picked.length === 0
    ? refusalWith(matches.map((match) => match.passage.questions[0]))
    : filled(compose(ask, picked), place)
}

function readAsk(questions: readonly string[]): Ask {
  const question = questions.at(-1) ?? ''
  const own = termsOf(question)
  const named = languageIn(question)
  const foreign = foreignLanguage.exec(question)?.[0].replace(/^in /i, '') ?? null
  const ask: Ask = {
    terms: own,
    own,
    language: named,
    foreign,
    wantsCode: wantsCode(question),
    hasParts: parts.test(question),
  }
  if (!isFollowUp(question)) return ask
  const start = questions.slice(0, -1).findLastIndex((earlier) => !isFollowUp(earlier))
  const thread = questions.slice(Math.max(start, 0), -1)
  const base = thread[0]
  // A language alone, with nothing before it, asks for any first request.
  if (base === undefined) return own.length > 0 ? ask : { ...ask, terms: termsOf('quick start') }
  return {
    terms: [...new Set([...termsOf(base), ...own])],
    own,
    language: named ?? thread.map(languageIn).findLast((language) => language !== null) ?? null,
    foreign,
    wantsCode: ask.wantsCode || thread.some(wantsCode),
    hasParts: false,
  }
}

function isFollowUp(question: string): boolean {
  const terms = termsOf(question)
  if (terms.length === 0) return languageIn(question) !== null || foreignLanguage.test(question)
  return followUp.test(question) && terms.length <= 2 && question.split(/\s+/).length <= 8
}

function termsOf(question: string): string[] {
  const plain = languages.reduce(
    (text, [, pattern]) => text.replace(new RegExp(pattern, 'gi'), ' '),
    question,
  )
  const terms = topicTerms(plain.replace(new RegExp(foreignLanguage, 'gi'), ' '))
  // "Show me code for embeddings" is not about codes, "which code means…" is.
  return codeWanted.test(question) && terms.length > 1 ? terms.filter((term) => term !== 'code') : terms
}

function languageIn(question: string): Language | null {
  return languages.find(([, pattern]) => pattern.test(question))?.[0] ?? null
}

function wantsCode(question: string): boolean {
  return codeWanted.test(question) || languageIn(question) !== null || foreignLanguage.test(question)
}

/** The passages to quote: the best, then those for the other parts of the question; [] if none fits. */
function pick(ask: Ask, matches: readonly Match[]): Match[] {
  const needed = ask.own.length > 0 ? ask.own : ask.terms
  const first = matches.find((match) => coverage(needed, match.found) >= LEAST_COVERAGE)
  if (first === undefined) return []
  const picked = [first]
  const open = new Set(ask.hasParts ? ask.terms.filter((term) => !first.asked.has(term)) : [])
  for (const match of matches) {
    if (picked.length === MOST_PASSAGES || match.score < first.score * LEAST_SHARE) break
    const answered = [...open].filter((term) => match.asked.has(term))
    if (answered.length === 0 || match === first) continue
    picked.push(match)
    for (const term of answered) open.delete(term)
  }
  return picked
}

function compose(ask: Ask, picked: readonly Match[]): string {
  const passages = picked.map((match) => match.passage)
  const code = ask.wantsCode ? codeBlock(ask, passages) : []
  return [...passages.map((passage) => passage.answer), ...code, sourceLine(passages)].join('\n\n')
}

function codeBlock(ask: Ask, passages: readonly Passage[]): string[] {
  const wanted = ask.language ?? (ask.foreign === null ? 'python' : 'curl')
  const snippets = passages.flatMap((passage) => (passage.snippets === undefined ? [] : [passage.snippets]))
  const written = snippets.find((snippet) => snippet[wanted] !== undefined) ?? snippets[0]
  if (written === undefined) return []
  const order: Language[] = [wanted, 'python', 'javascript', 'curl']
  const language = order.find((candidate) => written[candidate] !== undefined) ?? wanted
  const missing = ask.foreign ?? (ask.language !== null && language !== wanted ? languageNames[wanted] : null)
  const note =
    missing === null ? [] : [`I have no snippet for ${missing}; here it is in ${languageNames[language]}:`]
  const label = language === 'curl' ? 'bash' : language
  return [...note, `\`\`\`${label}\n${(written[language] ?? '').trim()}\n\`\`\``]
}

function sourceLine(passages: readonly Passage[]): string {
  const sections = Map.groupBy(passages, (passage) => passage.source)
  const parts = [...sections].map(([source, quoted]) => {
    const names = new Set(quoted.map((passage) => passage.section))
    return `${[...names].join(' and ')}, ${source}`
  })
  return `Source: ${parts.join('; ')}`
}

function filled(text: string, place: Place): string {
  return text
    .replaceAll('{{base}}', () => place.baseUrl.replace(/\/+$/, ''))
    .replaceAll('{{health}}', () => place.healthUrl)
}
