import { stemOf, wordsOf } from './words.ts'

const MOST_TERMS = 40

// Words that say that something is asked, not what.
const emptyWords = new Set(
  `a about after again all also am an and another any anything are as at be because been before but by
  can could d describe did do does doing done each either else ever every explain few first for from give
  given good goodbye got had has have hello help here hey hi hallo how i if in instead into is it its just
  know let like ll look m make many may maybe me mean might more most much must my now of ok okay on
  one only or other our out please program pls possible re really s say shall she should show simply
  so some something t tell than thank thanks that the their them then there these they thing this those
  through to too tried try trying us use used using v ve very want was we well were what when where which
  while who why will with work would write yes you your yours yourself morning evening afternoon greetings
  script application snippet example`.split(/\s+/),
)

// Words that the documentation and its users write differently; all stems.
const sameAs: Record<string, string> = {
  apikei: 'token',
  auth: 'authent',
  author: 'authent',
  big: 'maximum',
  biggest: 'maximum',
  bytes: 'size',
  filetyp: 'format',
  heavi: 'size',
  hotkei: 'shortcut',
  kei: 'token',
  larg: 'maximum',
  largest: 'maximum',
  long: 'maximum',
  longest: 'maximum',
  max: 'maximum',
  need: 'requir',
  mb: 'megabyt',
  password: 'token',
  rag: 'retriev',
  ratelimit: 'limit',
  sign: 'authent',
  spoke: 'speech',
  spoken: 'speech',
  speak: 'speech',
  sse: 'stream',
  stt: 'transcrib',
  tps: 'rate',
  transcript: 'transcrib',
  tts: 'speech',
  unauthor: '401',
  url: 'address',
  vector: 'embed',
  whisper: 'transcrib',
}

/**
 * The words of a question that carry its topic, stemmed, each once, in order; at most 40.
 * "How do I do this?" has none.
 */
export function topicTerms(text: string): string[] {
  const words = wordsOf(text.replace(/(\d),(?=\d{3})/g, '$1'))
  const topical = words.filter((word) => !emptyWords.has(word))
  // A lone digit is the weakest of clues ("temperature 0 to 2"): it counts only if there is nothing else.
  const longer = topical.filter((word) => !/^\d$/.test(word))
  const terms = (longer.length > 0 ? longer : topical).map((word) => canonical(stemOf(word)))
  return [...new Set(terms)].slice(0, MOST_TERMS)
}

function canonical(stem: string): string {
  return Object.hasOwn(sameAs, stem) ? (sameAs[stem] ?? stem) : stem
}
