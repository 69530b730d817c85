// What sandbox-docs knows of this console and of the sandbox it runs in.
import { type Passage, sectionOf } from './docs-passage.ts'

const sandbox = sectionOf('console help', 'The sandbox', [
  {
    id: 'sandbox',
    questions: [
      'What is the sandbox?',
      'is this a real model, is this real or fake',
      'real api, toy models',
      'where do my requests go, does it need the internet or a network',
    ],
    answer:
      'The sandbox is a small server built into this console. The API is real (requests, streams, sound, refusals and timings), but the models are toys: they quote documentation, compare letters and send Morse. It needs no network, and it passes no request on to the service.',
  },
  {
    id: 'simulated',
    questions: [
      'What is simulated?',
      'what is not real in the sandbox',
      'are the times and speeds real, are the latencies real',
      'limits of the sandbox, what can the sandbox not do',
    ],
    answer:
      'Only the intelligence is missing: no model here has been trained. Statuses, validation, limits, token counts and streams behave as the reference says. Times are those of the sandbox on this computer, and chat streams are paced at about 80 tokens a second, so neither tells you how fast the service is.',
  },
  {
    id: 'sandbox-models',
    questions: [
      'Which models does the sandbox have?',
      'what do the sandbox models do',
      'list the toy models',
      'overview of sandbox-docs sandbox-echo sandbox-stress',
    ],
    answer:
      '- `sandbox-docs` quotes this documentation, `sandbox-quote` the passages you give it.\n- `sandbox-echo` repeats your message and settings; `sandbox-stress` streams synthetic Markdown.\n- `sandbox-hash-768` makes embeddings, `sandbox-lexical` reranks.\n- `sandbox-morse` speaks Morse; `sandbox-listen` hears it. `sandbox-espeak` is a robot voice.\n- `sandbox-faults` fails on request, on every POST endpoint.',
  },
  {
    id: 'sandbox-docs',
    questions: [
      'What does sandbox-docs do?',
      'are you a language model, are you an ai, are you chatgpt',
      'how do you work, how do you find an answer',
    ],
    answer:
      '`sandbox-docs` finds the passages of the API reference and of this console’s help that fit your question best, and quotes them word for word. It is no language model: it searches words, so it refuses what the documentation does not cover.',
  },
  {
    id: 'sandbox-quote',
    questions: [
      'What does sandbox-quote do?',
      'answer from my own passages with citations',
      'cite numbered passages',
      'test a rag prompt',
    ],
    answer:
      '`sandbox-quote` answers out of passages in your prompt. Number them, one `[1] …` for each, end with your question, and it quotes the sentences that fit best with their numbers.',
  },
  {
    id: 'sandbox-echo',
    questions: [
      'What does sandbox-echo do?',
      'echo my message',
      'see what the server received, which settings arrived',
    ],
    answer:
      '`sandbox-echo` sends back your last message and the settings it came with: temperature, top_p, max_tokens, stop, the system prompt, the number of messages and any further parameter.',
  },
  {
    id: 'sandbox-stress',
    questions: [
      'How do I stress-test the page?',
      'what does sandbox-stress do',
      'generate a long answer, many tokens, load test',
      'set the rate of the stream: tokens rate ttft seed',
      'test markdown rendering',
    ],
    answer:
      'Choose `sandbox-stress` and write `tokens=2000 rate=80 ttft=300 seed=7` into the message: the number of tokens, tokens a second, milliseconds before the first one, and a seed that repeats the same text. `block=code` makes one long code block, `block=prose` only paragraphs. What the system message sets counts above that.',
  },
  {
    id: 'sandbox-hash',
    questions: [
      'What does sandbox-hash-768 do?',
      'how good are the sandbox embeddings',
      'why are car and automobile unrelated',
      'set the dimensions of the sandbox embeddings',
    ],
    answer:
      '`sandbox-hash-768` hashes words, stems and groups of 3 to 5 letters into a vector of 768 dimensions (`dimensions` may be 64 to 1024). It compares letters and words, not meaning: texts that share words are near, while “car” and “automobile” are unrelated.',
  },
  {
    id: 'sandbox-lexical',
    questions: [
      'What does sandbox-lexical do?',
      'how does the sandbox rerank',
      'why is the score zero, no word in common',
    ],
    answer:
      '`sandbox-lexical` ranks by shared words (BM25 over stems, similar spellings, how much of the query is covered and how close together). It does not understand meaning: a document without a word of the query scores 0, and scores compare within one request only.',
  },
  {
    id: 'sandbox-morse',
    questions: [
      'What does sandbox-morse do?',
      'morse code, dots and dashes',
      'why does speech beep',
      'how fast is the morse',
    ],
    answer:
      '`sandbox-morse` turns text into Morse tones, real audio as MP3 or WAV. A `speed` of 0.25 to 4.0 is 5 to 80 words a minute. `sandbox-listen` decodes it again from the sound.',
  },
  {
    id: 'sandbox-espeak',
    questions: [
      'What does sandbox-espeak do?',
      'robot voice, espeak, does the sandbox speak words',
      'which voices does the sandbox have, which languages can it speak',
    ],
    answer:
      '`sandbox-espeak` is a robot voice (espeak-ng): `en-us`, `en`, `de`, `fr`, `es`, `it`, `pt-br`, `pl`, `nl`, `ja` and `cmn`, each also with `+f3` or `+m3`, as MP3 or WAV. It is an optional package; without it the sandbox speaks Morse only.',
  },
  {
    id: 'sandbox-listen',
    questions: [
      'What does sandbox-listen do?',
      'why is my voice not transcribed, sandbox cannot recognise speech',
      'what does the sandbox hear',
      'transcribe morse',
    ],
    answer:
      '`sandbox-listen` decodes Morse from the sound of WAV, MP3, M4A, FLAC, OGG and WebM files. In other files it reads the text that the sandbox’s own speech left in the file’s label, and says so; failing that it reports what it measured: format, length, stretches of sound, peak. It does not recognise speech; for that, use a server with a speech model.',
  },
  {
    id: 'sandbox-faults',
    questions: [
      'How do I make the sandbox fail on purpose?',
      'what does sandbox-faults do',
      'simulate an error, provoke a 429, force a 500',
      'test my error handling',
      'break a stream: status=429, cut=20, garble, hang, error-mid-stream, split-utf8, slow',
    ],
    answer:
      'Choose the model `sandbox-faults` on any POST endpoint and write the fault into the text (the last message, first input, query, speech text or file name): `status=429` answers with that status, `cut=20` ends a stream after 20 tokens, `error-mid-stream` breaks it with an error, and there are `garble`, `hang`, `slow=8000`, `split-utf8` and more. A chat message that names no fault is answered with the whole list.',
  },
  {
    id: 'sandbox-real-names',
    questions: [
      'Why can I not use gpt-4o in the sandbox?',
      'claude, gpt or whisper model is missing',
      'use a real model name, model gives 404 in the sandbox',
    ],
    answer:
      'The sandbox has no trained models and takes no real model’s name, so that its answers pass for nobody else’s: such a name gets 404 with the sandbox’s own model for that endpoint. To use real models, choose “Use my token”.',
  },
])

const pages = sectionOf('console help', 'The console', [
  {
    id: 'console',
    questions: [
      'What can I do in this console?',
      'what is this page, what is the playground',
      'which pages are there, tour of the console',
      'how do i begin here',
    ],
    answer:
      'It tries every endpoint of the API in the browser: Chat, Embeddings, Rerank, Transcription and Speech, with Models, Check and Health for testing. Each page has samples under Load, and a panel with the parameters, the code and the exact request and response.',
  },
  {
    id: 'own-token',
    questions: [
      'How do I use my own token?',
      'connect to the real service, use real models',
      'switch from the sandbox to a server',
      'enter or paste my taas token, add a connection',
    ],
    answer:
      'Choose “Use my token” on Home, paste a token from Settings → API Tokens in the TaaS console, and press “Save and use”; it is tested at once. The connection goes to TaaS unless you choose another server. Your token is never sent to the sandbox.',
  },
  {
    id: 'token-storage',
    questions: [
      'Where are tokens kept?',
      'is my token stored or saved in the browser',
      'who can see my token',
      'remember my token on this device, forget a token',
    ],
    answer:
      'A token is kept for this tab only, unless you choose to have it remembered on this device, and is sent only to the server it was entered for. It is masked on screen and never in the history; under Settings you may forget it at any time.',
  },
  {
    id: 'sandbox-tokens',
    questions: [
      'How do I create a test token for the sandbox?',
      'tokens of the sandbox, sandbox token for curl',
      'token with few permissions, a rate limit or an expiry',
      'try a 403 or an expired token',
    ],
    answer:
      'At start the gateway prints two tokens: the sandbox’s own, which may do everything, and a test token for chat only, three requests a minute. With the second one 403 and 429 can be seen for real. Both are valid in this sandbox only, until it stops.',
  },
  {
    id: 'shortcuts',
    questions: [
      'Which keyboard shortcuts are there?',
      'keys, hotkeys, keyboard',
      'run with the keyboard, ctrl enter',
      'which key stops a run, escape, esc',
    ],
    answer:
      'Ctrl/⌘+Enter runs and Esc stops a run (it closes an open menu first and never clears text). Outside text fields `i` opens the panel, `l` Load, `m` the model, `v` the next view, `/` the filter, `r` runs again, and `g` then a letter goes to a page: `h` Home, `c` Chat, `e` Embeddings, `r` Rerank, `t` Transcription, `s` Speech, `m` Models, `k` Check.',
  },
  {
    id: 'code-wire',
    questions: [
      'How do I see the request that was sent?',
      'show the code, wire, raw response, frames',
      'copy as curl',
      'inspect the request and response',
    ],
    answer:
      'Open the panel (`i`): Code shows the request as code, in step with the form, and Wire shows the request, the response and each frame with its time, which you may replay. The token is masked there.',
  },
  {
    id: 'check',
    questions: [
      'How do I test my connection?',
      'check what my token is allowed to do',
      'why is the server not reachable, cors, network error',
      'diagnose a connection problem',
    ],
    answer:
      'Open Check: Quick asks for health and models, Endpoints makes one small request to each endpoint and shows what your token may use. A 400 or 422 there means “reached, permission not proven”.',
  },
  {
    id: 'history',
    questions: [
      'Where is my history?',
      'are my requests and conversations saved',
      'find, reopen or delete an earlier request',
      'privacy: what is stored in the browser',
    ],
    answer:
      'History lists the requests of every page; those of a page stand under Load → Recent there, too, and the last three on Home. They are stored in this browser only and never hold a token. An entry is opened again in its form, replayed at its own pace, or saved under a name.',
  },
  {
    id: 'recordings',
    questions: [
      'How do I show a demo without a network?',
      'record answers and play them again offline, save as a recording',
      'replay an answer at its own pace',
      'open a recording from a file',
    ],
    answer:
      'Choose entries in History, then Save as a recording: one file with their answers and sounds, and no token. Open a recording (History or Ctrl/⌘+K) shows what is inside first; its entries, the tour and Home then play from it at their own pace, labelled “Recorded”, and nothing is sent.',
  },
  {
    id: 'present',
    questions: [
      'How do I present this console?',
      'present mode, demo mode, before you present',
      'hide my tokens and history while sharing a screen',
      'take the tour, guided demo',
    ],
    answer:
      'Ctrl/⌘+K, Before you present: it looks at the server, sound, microphone, demo mode and a recording, each with its remedy. Present mode then hides tokens, names and history, makes everything larger and folds the rail away, until you press Leave. Take the tour on Home walks all pages in three minutes.',
  },
])

/** The help of this console and its sandbox. */
export const consolePassages: readonly Passage[] = [...sandbox, ...pages]
