// Finds passages of the documentation by words. Owns: the index, how well a passage fits.
// Leaves to others: what the user wants (docs-engine.ts), which words count (topic-terms.ts).
import MiniSearch from 'minisearch'
import type { Passage } from './docs-passage.ts'
import { docsPassages } from './docs-passages.ts'
import { topicTerms } from './topic-terms.ts'

export type Match = {
  passage: Passage
  /** How well it fits, against the other matches of the same search. */
  score: number
  /** The terms of the query that the passage has. */
  found: ReadonlySet<string>
  /** Those that the passage's questions have: what it is about, not merely mentions. */
  asked: ReadonlySet<string>
}

type Entry = { passage: Passage; terms: ReadonlySet<string>; questions: ReadonlySet<string>[] }
type Index = { search: MiniSearch; entries: ReadonlyMap<string, Entry>; weigh: (term: string) => number }

// A question that agrees with one of the passage's own says more than words strewn over it.
const QUESTION_WEIGHT = 1.5

/**
 * The passages that have any of the terms, the best first. A word of five letters or
 * more is found with a letter wrong, of eight or more with two. No terms, no passages.
 */
export function findPassages(terms: readonly string[]): Match[] {
  const { search, entries, weigh } = index()
  const hits = search.search(terms.join(' '))
  const best = hits[0]?.score ?? 1
  const matches = hits.flatMap((hit): Match[] => {
    const entry = entries.get(String(hit.id))
    if (entry === undefined) return []
    const found = new Set(hit.queryTerms)
    const spelled = new Set(hit.terms)
    const asked = new Set(terms.filter((term) => hit.match[term]?.includes('questions')))
    const likeness = Math.max(...entry.questions.map((question) => overlap(question, spelled, terms, weigh)))
    return [{ passage: entry.passage, score: hit.score / best + QUESTION_WEIGHT * likeness, found, asked }]
  })
  return matches.sort((a, b) => b.score - a.score)
}

/** The share of the terms' weight that was found, 0..1; rare words weigh more, unknown ones most. */
export function coverage(terms: readonly string[], found: ReadonlySet<string>): number {
  const { weigh } = index()
  const known = terms.filter((term) => found.has(term))
  return terms.length === 0 ? 0 : sum(known.map(weigh)) / sum(terms.map(weigh))
}

let built: Index | undefined

function index(): Index {
  built ??= buildIndex()
  return built
}

function buildIndex(): Index {
  const entries = new Map(docsPassages.map((passage) => [passage.id, entryOf(passage)]))
  const search = new MiniSearch<Passage>({
    fields: ['questions', 'section', 'answer'],
    extractField: (passage, field) => (field === 'id' ? passage.id : topicTermsOf(passage, field).join(' ')),
    tokenize: (text) => text.split(' ').filter((term) => term !== ''),
    processTerm: (term) => term,
    searchOptions: {
      boost: { questions: 3, section: 1.5 },
      fuzzy: misspellings,
      weights: { fuzzy: 0.3, prefix: 0 },
    },
  })
  search.addAll(docsPassages)
  const weigh = (term: string) => {
    const holders = [...entries.values()].filter((entry) => entry.terms.has(term)).length
    return Math.log(1 + docsPassages.length / (holders + 0.5))
  }
  return { search, entries, weigh: remember(weigh) }
}

/** How many letters of a term may be wrong; numbers and short words have to be right. */
function misspellings(term: string): number | false {
  if (!/^[a-z]{5,}$/.test(term)) return false
  return term.length < 8 ? 1 : 2
}

function entryOf(passage: Passage): Entry {
  const all = ['questions', 'section', 'answer'].flatMap((field) => topicTermsOf(passage, field))
  return {
    passage,
    terms: new Set(all),
    questions: passage.questions.map((question) => new Set(topicTerms(question))),
  }
}

function topicTermsOf(passage: Passage, field: string): string[] {
  if (field === 'questions') return passage.questions.flatMap(topicTerms)
  return topicTerms(field === 'section' ? passage.section : passage.answer)
}

/** How alike a query and one written question are, 0..1: twice what they share over both (Dice). */
function overlap(
  question: ReadonlySet<string>,
  spelled: ReadonlySet<string>,
  terms: readonly string[],
  weigh: (term: string) => number,
): number {
  const shared = [...question].filter((term) => spelled.has(term))
  const both = sum([...question].map(weigh)) + sum(terms.map(weigh))
  return both === 0 ? 0 : (2 * sum(shared.map(weigh))) / both
}

function remember(weigh: (term: string) => number): (term: string) => number {
  const known = new Map(docsPassages.flatMap(termsOf).map((term) => [term, weigh(term)]))
  const unknown = Math.log(1 + docsPassages.length / 0.5)
  return (term) => known.get(term) ?? unknown
}

function termsOf(passage: Passage): string[] {
  return [...entryOf(passage).terms]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
