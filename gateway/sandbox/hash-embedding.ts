// The engine of `sandbox-hash-768`: letters and words as a vector, without weights or meaning.
import { foldMarks, isFunctionWord, stemOf, wordsOf } from './words.ts'

const fewestDimensions = 64
const mostDimensions = 1024

// Found by a search over the "Support inbox" and "Near-duplicates" samples, then rounded.
const wordWeight = 0.6
const stemWeight = 1
const stemPairWeight = 0.9 // the only feature that knows the order of words
const gramWeight = 0.45
const functionWordShare = 0.34
const placesPerFeature = 2 // one collision of two heavy features would be seen; two at once are rare
const goldenRatio = 0x9e3779b9

/**
 * A text as a vector of `dimensions` numbers with length 1: cosines compare letters and words, not meaning
 * ('car' and 'automobile' are unrelated).
 *
 * Signed feature hashing (Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask Learning") of
 * words, stems, neighbouring stems and the character 3- to 5-grams of each word between boundary marks
 * (Bojanowski et al. 2017, "Enriching Word Vectors with Subword Information"). A feature counts
 * `weight * (1 + ln(times))`, one of a function word a third of that. Hash: FNV-1a over UTF-16 units, then
 * the finaliser of MurmurHash3, so every platform gives the same numbers.
 *
 * A text without a letter or digit is hashed by its trimmed characters as one feature, '' included: the
 * vector is never zero. Throws `RangeError` unless `dimensions` is a whole number from 64 to 1024.
 */
export function embedText(text: string, dimensions: number): Float32Array {
  if (!Number.isInteger(dimensions) || dimensions < fewestDimensions || dimensions > mostDimensions) {
    throw new RangeError(`dimensions must be a whole number from ${fewestDimensions} to ${mostDimensions}`)
  }
  const vector = new Float64Array(dimensions)
  for (const { feature, weight, times } of featuresOf(text)) {
    addFeature(vector, feature, weight * (1 + Math.log(times)))
  }
  // Two features of opposite sign in the same places cancel; rare, but a zero vector has no direction.
  if (vector.every((x) => x === 0)) vector[hashOf(text) % dimensions] = 1
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0))
  return Float32Array.from(vector, (x) => x / length)
}

interface Feature {
  feature: string
  weight: number
  times: number
}

function featuresOf(text: string): Iterable<Feature> {
  const features = new Map<string, Feature>()
  const add = (feature: string, weight: number) => {
    const known = features.get(feature)
    if (!known) features.set(feature, { feature, weight, times: 1 })
    else {
      known.times += 1
      known.weight = Math.max(known.weight, weight)
    }
  }
  let before: { stem: string; share: number } | undefined
  for (const word of wordsOf(text)) {
    const share = isFunctionWord(word) ? functionWordShare : 1
    const stem = stemOf(word)
    add(`word ${word}`, wordWeight * share)
    add(`stem ${stem}`, stemWeight * share)
    if (before) add(`pair ${before.stem} ${stem}`, stemPairWeight * Math.sqrt(before.share * share))
    for (const gram of gramsOf(`^${foldMarks(word)}$`)) add(`gram ${gram}`, gramWeight * share)
    before = { stem, share }
  }
  if (features.size === 0) add(`bare ${text.trim()}`, 1)
  return features.values()
}

function* gramsOf(word: string): Generator<string> {
  for (let size = 3; size <= 5; size++) {
    for (let start = 0; start + size <= word.length; start++) yield word.slice(start, start + size)
  }
}

function addFeature(vector: Float64Array, feature: string, weight: number) {
  let hash = hashOf(feature)
  for (let place = 0; place < placesPerFeature; place++) {
    const index = (hash & 0x7fffffff) % vector.length
    vector[index] = (vector[index] ?? 0) + (hash >>> 31 === 1 ? weight : -weight)
    hash = finalised(hash + goldenRatio)
  }
}

function hashOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < feature.length; i++) hash = Math.imul(hash ^ feature.charCodeAt(i), 0x01000193)
  return finalised(hash)
}

function finalised(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
