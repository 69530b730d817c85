// What counts as a word in the sandbox. Owns: splitting, folding and stemming.
// Leaves to others: what a word weighs (hash-embedding.ts, lexical-rerank.ts).
import { stemmer } from 'stemmer'

const runOfLetters = /[\p{L}\p{M}\p{N}]+/gu
const unspaced = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}'
const runOfOneKind = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, 'gu')
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u')

const unmarked: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
}

/**
 * The words of a text in order: NFKC, lower case, letters and digits of any script, marks kept
 * (`Zürich's` is `zürich`, `s`). Punctuation and emoji are no words; a text of nothing else gives [].
 *
 * Scripts written without spaces (Chinese, Japanese, Thai) come as overlapping pairs of characters,
 * as Lucene's CJKBigramFilter does: `Intl.Segmenter` would differ between versions of its dictionary.
 */
export function wordsOf(text: string): string[] {
  const runs = text.normalize('NFKC').toLowerCase().match(runOfLetters) ?? []
  return runs.flatMap((run) => (run.match(runOfOneKind) ?? []).flatMap(pairsIfUnspaced))
}

function pairsIfUnspaced(run: string): string[] {
  if (!isUnspaced.test(run)) return [run]
  const letters = [...run]
  if (letters.length < 3) return [run]
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
}

/**
 * A lower-case text with Latin accents removed (`brückner` -> `bruckner`, `straße` -> `strasse`), so that
 * both spellings compare. Vowel signs of other scripts are letters, not accents, and stay.
 */
export function foldMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøđðłþ]/g, (letter) => unmarked[letter] ?? letter)
}

/**
 * The stem of one word of `wordsOf`, folded: Porter's algorithm (Porter 1980, "An algorithm for suffix
 * stripping"), so `uploads` and `uploading` meet. It knows English suffixes only; words with a digit or
 * of another script come back folded and otherwise as they are.
 */
export function stemOf(word: string): string {
  const folded = foldMarks(word)
  return /^[a-z]+$/.test(folded) ? stemmer(folded) : folded
}

const functionWords = new Set(
  `a about after again all always am an and any are as at be been before but by can could d did do does doing
  done down for from had has have he her here him his how i if in into is it its just ll m me more most my need
  needs never no not now of on once only or other our out over please re s she should so some such t than that
  the their them then there these they this those through to too under until up us ve very was we were what when
  where which while who why will with would you your
  aber als am auch auf aus bei bin bis das dass dein dem den der des die doch du durch ein eine einem einen einer
  eines er es für haben hat hatte ich ihr im ist ja kann kein mein mit nach nicht noch nur oder sehr sein sich sie
  sind über um und uns unser vom von vor war wenn wer wie wir wird wo zu zum zur`.split(/\s+/),
)

/** Whether a word of `wordsOf` says little about the subject: English and German articles, pronouns and the like. */
export function isFunctionWord(word: string): boolean {
  return functionWords.has(word)
}
