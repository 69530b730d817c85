// The engine of `sandbox-lexical`: how well the words of a document cover a query.
import { isFunctionWord, stemOf, wordsOf } from './words.ts'

// BM25's usual constants (Robertson and Zaragoza 2009).
const saturation = 1.2
const lengthNorm = 0.75
// How a document of full coverage earns its score; the two add to 1.
const frequencyShare = 0.65
const proximityShare = 0.35
const leastLikeness = 0.5
const softShare = 0.8 // a word that is merely alike counts less than the word itself

// The background idf: among rare words 1, these, which any page may hold, less.
const commonWeight = 0.8
const commonStems = new Set(
  `able ask best big call change come day differ end example find first follow general get give go good great group
  help high include information keep kind know large last left like line list little long look low make many maximum
  may mean minimum month much name new next number old one order part people place point possible put right same say
  second see set show small still system take tell thing think three time try turn two use want way week well work
  year`
    .split(/\s+/)
    .map(stemOf),
)

/**
 * Scores how well each document covers the words of the query: one number in 0..1 per document, in the order
 * given. Scores compare within one request, not between requests, because the average length is the
 * request's.
 *
 * For the query's distinct stems q (function words left out, unless there is nothing else):
 * - match(q) = 1 for the stem itself, else 0.8 x the Dice coefficient of character trigrams of the most alike
 *   stem if that is 0.5 or more, else 0;
 * - coverage = sum of idf(q) x match(q) over sum of idf(q), with a fixed background idf of 1 or, for everyday
 *   words, 0.8;
 * - frequency = BM25's term (k1 = 1.2, b = 0.75; Robertson and Zaragoza 2009, "The Probabilistic Relevance
 *   Framework"), relative to one occurrence in a document of average length, at most 1 per q;
 * - proximity = matched stems over the shortest run of content words that holds them all; 0 for a single one;
 * - score = coverage^2 x (0.65 frequency + 0.35 proximity); a query of one word has no proximity to lack.
 *
 * A document with no word and no alike stem in common gets exactly 0, and so does every document when the
 * query has no word at all. Repeating words raises a score only to the cap: covering the query counts most.
 */
export function scoreDocuments(query: string, documents: readonly string[]): number[] {
  const terms = termsOf(query)
  if (terms.length === 0) return documents.map(() => 0)
  const matchOfWord = remember((word) => matchOf(stemOf(word), terms))
  const texts = documents.map((document) => wordsOf(document))
  const averageLength = Math.max(1, texts.reduce((sum, words) => sum + words.length, 0) / texts.length)
  return texts.map((words) => {
    const norm = saturation * (1 - lengthNorm + (lengthNorm * words.length) / averageLength)
    const content = words
      .map((word) => ({ match: matchOfWord(word), counts: !isFunctionWord(word) }))
      .filter(({ match, counts }) => match || counts)
      .map(({ match }) => match)
    return scoreOf(terms, content, norm)
  })
}

interface Term {
  stem: string
  idf: number
  trigrams: Set<string>
}

/** Which term a word of a document stands for, and how well, in 0.4..1; undefined for none. */
type Match = { term: number; likeness: number } | undefined

function termsOf(query: string): Term[] {
  const words = wordsOf(query)
  const content = words.filter((word) => !isFunctionWord(word))
  const stems = new Set((content.length > 0 ? content : words).map(stemOf))
  return Array.from(stems, (stem) => ({
    stem,
    idf: commonStems.has(stem) ? commonWeight : 1,
    trigrams: trigramsOf(stem),
  }))
}

function matchOf(stem: string, terms: readonly Term[]): Match {
  const exact = terms.findIndex((term) => term.stem === stem)
  if (exact >= 0) return { term: exact, likeness: 1 }
  const trigrams = trigramsOf(stem)
  let best: Match
  terms.forEach((term, index) => {
    const dice = diceOf(term.trigrams, trigrams)
    if (dice >= leastLikeness && softShare * dice > (best?.likeness ?? 0)) {
      best = { term: index, likeness: softShare * dice }
    }
  })
  return best
}

function scoreOf(terms: readonly Term[], content: readonly Match[], norm: number): number {
  const frequencies = terms.map(() => 0)
  const likenesses = terms.map(() => 0)
  for (const match of content) {
    if (!match) continue
    frequencies[match.term] = (frequencies[match.term] ?? 0) + match.likeness
    likenesses[match.term] = Math.max(likenesses[match.term] ?? 0, match.likeness)
  }
  let idfs = 0
  let covered = 0
  let frequent = 0
  terms.forEach(({ idf }, index) => {
    const times = frequencies[index] ?? 0
    const likeness = likenesses[index] ?? 0
    idfs += idf
    covered += idf * likeness
    if (times > 0) frequent += idf * likeness * Math.min(1, (times * (1 + saturation)) / (times + norm))
  })
  if (covered === 0) return 0
  const matched = frequencies.filter((times) => times > 0).length
  const proximity = terms.length === 1 ? 1 : matched < 2 ? 0 : matched / shortestRun(content, matched)
  const quality = (frequencyShare * frequent) / covered + proximityShare * proximity
  return (covered / idfs) ** 2 * quality
}

/** Length of the shortest run of `content` that holds `wanted` different terms: the usual sliding window. */
function shortestRun(content: readonly Match[], wanted: number): number {
  const inside = new Map<number, number>()
  let shortest = content.length
  let start = 0
  content.forEach((match, end) => {
    if (match) inside.set(match.term, (inside.get(match.term) ?? 0) + 1)
    while (inside.size === wanted) {
      shortest = Math.min(shortest, end - start + 1)
      const first = content[start]
      if (first) {
        const left = (inside.get(first.term) ?? 0) - 1
        if (left > 0) inside.set(first.term, left)
        else inside.delete(first.term)
      }
      start += 1
    }
  })
  return shortest
}

function trigramsOf(stem: string): Set<string> {
  const marked = `^${stem}$`
  return new Set(Array.from({ length: Math.max(0, marked.length - 2) }, (_, i) => marked.slice(i, i + 3)))
}

function diceOf(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((trigram) => b.has(trigram)).length
  return shared === 0 ? 0 : (2 * shared) / (a.size + b.size)
}

/** The same function, asked once per word: long lists repeat their words. */
function remember<Answer>(answerOf: (word: string) => Answer): (word: string) => Answer {
  const known = new Map<string, { answer: Answer }>()
  return (word) => {
    const before = known.get(word)
    if (before) return before.answer
    const answer = answerOf(word)
    known.set(word, { answer })
    return answer
  }
}
