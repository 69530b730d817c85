// The model sandbox-quote: answers out of passages that stand, numbered, in the prompt.
import { type ChatMessage, messageText } from '../../src/contract/chat.ts'
import { topicTerms } from './topic-terms.ts'

type NumberedPassage = { number: string; text: string }
type Prompt = { passages: NumberedPassage[]; rest: string }
type Sentence = {
  text: string
  passage: NumberedPassage
  place: number
  isHeading: boolean
  terms: ReadonlySet<string>
}

const MOST_SENTENCES = 3
const LEAST_COVERAGE = 0.4
// A word elsewhere in the passage counts for a sentence too: "Max 4096 characters." says of what above it.
const CONTEXT_WEIGHT = 0.5

const FORMAT =
  'I answer out of passages that you give me and found none. Number them, one `[1] …` for each, and end with a line `Question: …`.'
const SILENT = 'The passages do not say.'

const bracketed = /^[ \t]*\[(\d+)\][ \t]*:?[ \t]*/gm
const listed = /^[ \t]*(\d+)[.)][ \t]+/gm
const questionMark = /^[ \t]*(?:question|query|q)[ \t]*:[ \t]*/im

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/**
 * Quotes the one to three sentences that fit the last question best, word for word, each with the
 * number of its passage (` [2]`).
 *
 * Passages begin with `[1]`, or with `1.` or `1)` where a message has no brackets, and run on to the
 * next number; the last one ends at an empty line or at "Question:". The latest message that has
 * passages is the one used. Says so when no passage fits, and explains the format when there is none.
 */
export function answerFromPassages(messages: readonly ChatMessage[]): string {
  const prompts = messages
    .filter((message) => message.role !== 'assistant')
    .map((message) => ({ role: message.role, ...readPrompt(messageText(message)) }))
  const passages = prompts.findLast((prompt) => prompt.passages.length > 0)?.passages ?? []
  if (passages.length === 0) return FORMAT
  const question = prompts.findLast((prompt) => prompt.role === 'user')?.rest ?? ''
  const terms = topicTerms(question)
  const chosen = choose(terms, passages.flatMap(sentencesOf))
  return chosen.length === 0 ? SILENT : cited(chosen)
}

function readPrompt(text: string): Prompt {
  const inBrackets = [...text.matchAll(bracketed)]
  const markers = inBrackets.length > 0 ? inBrackets : [...text.matchAll(listed)]
  const first = markers[0]
  if (first === undefined) return { passages: [], rest: questionIn(text) }
  const passages: NumberedPassage[] = []
  let after = ''
  for (const [i, marker] of markers.entries()) {
    const start = marker.index + marker[0].length
    const next = markers[i + 1]
    const body = text.slice(start, next?.index)
    const end = next === undefined ? lastPassageEnd(body) : body.length
    passages.push({ number: marker[1] ?? '', text: body.slice(0, end).replace(/\s+/g, ' ').trim() })
    after = body.slice(end)
  }
  return { passages, rest: questionIn(after.trim() === '' ? text.slice(0, first.index) : after) }
}

function lastPassageEnd(body: string): number {
  const ends = [body.search(/\n[ \t]*\r?\n/), body.search(questionMark)]
  return Math.min(body.length, ...ends.filter((end) => end >= 0))
}

function questionIn(text: string): string {
  return text.split(questionMark).at(-1)?.trim() ?? ''
}

function sentencesOf(passage: NumberedPassage): Sentence[] {
  const all = Array.from(sentences.segment(passage.text), ({ segment }, place) => {
    const text = segment.trim()
    return { text, passage, place, isHeading: false, terms: new Set(topicTerms(text)) }
  })
  // A short first sentence is a heading ("Health Check."): it tells what the others are about.
  const isHeading = (all[0]?.text.split(' ').length ?? 0) <= 3 && all.length > 1
  return isHeading ? all.map((sentence) => ({ ...sentence, isHeading: sentence.place === 0 })) : all
}

/** The sentences to quote in the order of the prompt; [] if the best passage has too little of the question. */
function choose(terms: readonly string[], all: readonly Sentence[]): Sentence[] {
  const weight = (term: string) =>
    Math.log(1 + all.length / (0.5 + all.filter((sentence) => sentence.terms.has(term)).length))
  const weights = new Map(terms.map((term) => [term, weight(term)]))
  const worth = (found: ReadonlySet<string>, wanted: Iterable<string>) =>
    [...wanted].reduce((sum, term) => sum + (found.has(term) ? (weights.get(term) ?? 0) : 0), 0)
  const context = new Map<NumberedPassage, Set<string>>()
  for (const { passage, terms: own } of all) {
    const around = context.get(passage) ?? new Set<string>()
    for (const term of own) around.add(term)
    context.set(passage, around)
  }
  const fits = (sentence: Sentence) => {
    const around = context.get(sentence.passage) ?? sentence.terms
    const rest = terms.filter((term) => !sentence.terms.has(term))
    return worth(sentence.terms, terms) + CONTEXT_WEIGHT * worth(around, rest)
  }
  const ranked = all
    .filter((sentence) => !sentence.isHeading)
    .map((sentence) => ({ sentence, fit: fits(sentence) }))
    .sort((a, b) => b.fit - a.fit)
  const best = ranked[0]?.sentence
  if (best === undefined) return []
  const around = context.get(best.passage) ?? best.terms
  const known = terms.filter((term) => around.has(term))
  if (known.length === 0 || known.length < terms.length * LEAST_COVERAGE) return []

  const chosen = [best]
  const open = new Set(terms.filter((term) => !best.terms.has(term)))
  // What the best sentence leaves open is first sought beside it, then in the other passages.
  const beside = ranked.filter(({ sentence }) => sentence.passage === best.passage)
  const elsewhere = ranked.filter(({ sentence }) => sentence.passage !== best.passage)
  for (const { sentence } of [...beside, ...elsewhere]) {
    if (chosen.length === MOST_SENTENCES) break
    if (chosen.includes(sentence) || worth(sentence.terms, open) === 0) continue
    // A sentence from elsewhere has to share more than one stray word with the question.
    const shared = terms.filter((term) => sentence.terms.has(term)).length
    if (sentence.passage !== best.passage && shared < 2) continue
    chosen.push(sentence)
    for (const term of sentence.terms) open.delete(term)
  }
  return all.filter((sentence) => chosen.includes(sentence))
}

/** Neighbours of one passage share a citation. */
function cited(chosen: readonly Sentence[]): string {
  return chosen
    .map((sentence, i) => {
      const next = chosen[i + 1]
      const runsOn = next?.passage === sentence.passage && next.place === sentence.place + 1
      return runsOn ? sentence.text : `${sentence.text} [${sentence.passage.number}]`
    })
    .join(' ')
}
