// Samples: whole page states to start from. Their texts are data that a model reads, the same in every
// language of the console; only their names are words of the catalogue.
import { encodeWav } from '@/lib/encode-wav.ts'
import { renderMorse } from '@/lib/morse.ts'
import { renderTones } from '@/lib/tones.ts'
import type { ColumnStart } from './compare.ts'
import type { EmbeddingsState } from './embeddings.ts'
import type { RerankState } from './rerank.ts'
import type { SpeechState } from './speech.ts'
import type { TranscriptionState } from './transcription.ts'

/** The samples by name; the catalogue has `sample.NAME`. */
export type SampleName =
  | 'inbox'
  | 'names'
  | 'inbox-dimensions'
  | 'documentation'
  | 'documentation-cosine'
  | 'quantum'
  | 'taas'
  | 'sos'
  | 'cq'
  | 'order'
  | 'order-de'
  | 'order-fr'
  | 'reference'
  | 'morse'
  | 'robot'
  | 'tones'
  | 'oversize'
  | `docs-${1 | 2}`
  | `stress-${1 | 2}`
  | `break-${1 | 2 | 3}`
  | 'race'
  | `trained-${1 | 2 | 3 | 4}`

/**
 * A sample of a page. `fits` says for which models it shows something, `model` is the one of the sandbox that it
 * is made for; it is chosen where the server lists it.
 */
export type Sample<State> = ReadySample<State> | MadeSample<State>

type About = {
  name: SampleName
  fits: 'sandbox' | 'trained' | 'both'
  model?: string
  /** The columns of Compare beside the page's own one, by the sandbox's models. */
  compare?: readonly ColumnStart[]
}

/** A sample whose state is there. */
export type ReadySample<State> = About & { state: State }

/** A sample whose state is made or fetched when it is first wanted; the same each time. */
type MadeSample<State> = About & { make: () => State | Promise<State> }

/** The state of a sample; at once, unless it must be fetched. */
export function stateOf<State>(sample: Sample<State>): State | Promise<State> {
  return 'make' in sample ? sample.make() : sample.state
}

const INVOICE = 1
const SERVER = 2
const PASSWORD = 3

const inbox: readonly [string, number][] = [
  ['Where can I download the invoice for March?', INVOICE],
  ['The server does not start after the reboot.', SERVER],
  ['I need to reset my password.', PASSWORD],
  ['Wo finde ich die Rechnung vom März?', INVOICE],
  ['My March invoice shows the wrong amount.', INVOICE],
  ['After a reboot my server will not start.', SERVER],
  ['The password reset link has expired.', PASSWORD],
  ['Our machine never comes back online.', SERVER],
  ['Please send the March invoice again.', INVOICE],
  ['Why does the server need a reboot to start?', SERVER],
  ['Reset the password for my account.', PASSWORD],
  ['The server starts fine after the reboot.', SERVER],
]

const names: readonly (readonly string[])[] = [
  ['Brückner Logistics GmbH', 'Bruckner Logistic GmbH', 'Brückner Logistik'],
  ['Harbour View Hotel', 'Harbor View Hotels', 'Hotel Harbour View Ltd'],
  ['Northwind Bakery', 'North Wind Bakeries', 'Nortwind Bakery'],
  ['Solaris Energy SA', 'Solarys Energie SA', 'Energy Solaris'],
]

const rest = { dimensions: null, order: 'similarity', view: 'matrix', pinned: 0 } as const

export const supportInbox: ReadySample<EmbeddingsState> = {
  name: 'inbox',
  fits: 'both',
  state: { ...rest, rows: inbox.map(([text, label]) => ({ text, label })) },
}

const HASHING = 'sandbox-hash-768'

export const embeddingsSamples: readonly Sample<EmbeddingsState>[] = [
  supportInbox,
  {
    name: 'names',
    fits: 'both',
    state: {
      ...rest,
      rows: names.flatMap((group, index) => group.map((text) => ({ text, label: index + 1 }))),
    },
  },
  {
    ...supportInbox,
    name: 'inbox-dimensions',
    model: HASHING,
    compare: [{ model: HASHING, parameters: { dimensions: 64 } }],
  },
]

const listView = { topN: null, view: 'list', keepsOrder: false } as const

export const documentation: ReadySample<RerankState> = {
  name: 'documentation',
  fits: 'both',
  state: {
    ...listView,
    query: 'What is the maximum size of an audio upload?',
    documents: [
      'Audio formats: WAV, MP3, M4A, FLAC, OGG and WebM.',
      'A recording may weigh twenty-five megabytes and no more.',
      'An upload can be cancelled while it runs.',
      'Profile pictures: the maximum size is 2 MB.',
      'Audio upload, audio size, audio, upload: see the index.',
      'Invoices are sent on the first day of each month.',
      'The maximum size of an audio upload is 25 MB; a larger file is refused.',
      'Speech comes back as audio, in MP3 or WAV.',
    ],
    relevance: {
      documents: [
        'A recording may weigh twenty-five megabytes and no more.',
        'The maximum size of an audio upload is 25 MB; a larger file is refused.',
      ],
      k: 3,
      isMarking: false,
    },
  },
}

export const rerankSamples: readonly Sample<RerankState>[] = [
  documentation,
  {
    name: 'quantum',
    fits: 'both',
    state: {
      ...listView,
      query: 'What is quantum computing?',
      documents: [
        'Quantum computing uses qubits to process information.',
        'Classical computers use binary bits.',
        'The weather today is sunny.',
      ],
    },
  },
  {
    ...documentation,
    name: 'documentation-cosine',
    model: 'sandbox-lexical',
    compare: [{ model: HASHING }],
  },
]

const MORSE = 'sandbox-morse'
const ROBOT = 'sandbox-espeak'

const spoken = (text: string, voice = '', speed: number | null = null) =>
  ({ text, voice, format: 'wav', speed }) as const

export const taasIsUp: ReadySample<SpeechState> = {
  name: 'taas',
  fits: 'both',
  state: spoken('TAAS IS UP', '', 1.5),
  model: MORSE,
}

export const speechSamples: readonly Sample<SpeechState>[] = [
  taasIsUp,
  { name: 'sos', fits: 'both', state: spoken('SOS'), model: MORSE },
  { name: 'cq', fits: 'both', state: spoken('CQ TAAS'), model: MORSE },
  {
    name: 'order',
    fits: 'sandbox',
    state: spoken('Order 4172 ships on Tuesday, 3 March, at 9:45.', 'en'),
    model: ROBOT,
  },
  {
    name: 'order-de',
    fits: 'sandbox',
    state: spoken('Ihr Server in Zürich ist wieder erreichbar.', 'de'),
    model: ROBOT,
  },
  {
    name: 'order-fr',
    fits: 'sandbox',
    state: spoken('Votre facture de mars est prête.', 'fr'),
    model: ROBOT,
  },
]

const SAMPLE_RATE = 16_000

// Made when it is first wanted: most visits never open this page.
function recording(
  name: SampleName,
  fileName: string,
  reference: string,
  render: () => Float32Array,
): Sample<TranscriptionState> {
  let made: TranscriptionState | null = null
  return {
    name,
    fits: 'sandbox',
    make() {
      made ??= {
        take: {
          sound: new Blob([encodeWav(render(), SAMPLE_RATE)], { type: 'audio/wav' }),
          fileName,
          source: 'sample',
        },
        language: '',
        reference,
      }
      return made
    },
  }
}

export const morseRecording = recording('morse', 'taas-is-up.wav', 'TAAS IS UP', () =>
  renderMorse('TAAS IS UP', 1.5, SAMPLE_RATE),
)

export const threeTones = recording('tones', 'three-tones.wav', '', () =>
  renderTones(
    [
      { startSeconds: 0.5, endSeconds: 1.2, hz: 440 },
      { startSeconds: 1.9, endSeconds: 2.6, hz: 554 },
      { startSeconds: 3.3, endSeconds: 4.2, hz: 659 },
    ],
    4.8,
    SAMPLE_RATE,
  ),
)
