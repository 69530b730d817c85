// What sandbox-docs knows of the API reference's two endpoints of sound.
import { type Passage, sectionOf } from './docs-passage.ts'
import { speechSnippets, transcriptionSnippets } from './docs-snippets-endpoints.ts'

const transcriptions = sectionOf('API reference', 'Audio Transcriptions', [
  {
    id: 'transcribe',
    questions: [
      'How do I transcribe a recording?',
      'turn audio into text',
      'transcribe an audio file',
      'speech to text, speech recognition, whisper',
      'upload a sound file',
      'upload audio',
      'transcription',
    ],
    answer:
      'Send the file as `multipart/form-data` to `POST {{base}}/audio/transcriptions`; the transcript is in the `text` field of the answer. Let your HTTP library write the content type, since it has to carry the boundary.',
    snippets: transcriptionSnippets,
  },
  {
    id: 'transcribe-formats',
    questions: [
      'Which audio formats can I transcribe?',
      'supported file types for transcription',
      'can i transcribe wav, mp3, m4a, flac, ogg, webm',
      'audio formats of an upload',
    ],
    answer:
      'Six formats can be transcribed: WAV, MP3, M4A, FLAC, OGG and WebM. A file may have at most 25 MB.',
    snippets: transcriptionSnippets,
  },
  {
    id: 'transcribe-size',
    questions: [
      'How large may an audio file be?',
      'maximum size of an upload, 25 MB',
      'file too big, 413',
      'limit of an audio file',
      'how long may a recording be',
      'how many megabytes',
    ],
    answer:
      'An audio file for transcription may have at most 25 MB; the sandbox answers 413 to a larger one. The reference limits the size, not the length in minutes, so a compressed format such as MP3 or OGG holds far more speech than WAV.',
  },
  {
    id: 'transcribe-language',
    questions: [
      'How do I set the language of a recording?',
      'language parameter of transcription, iso-639-1',
      'transcribe german or french audio',
      'is the language detected automatically',
    ],
    answer:
      'Send `language` as an ISO-639-1 code of two letters, such as `en` or `de`. If you leave it out, the language is detected automatically.',
    snippets: transcriptionSnippets,
  },
  {
    id: 'transcribe-fields',
    questions: [
      'Which fields does a transcription request have?',
      'parameters of transcription: file, model, language',
      'default model for transcription',
      'multipart form-data fields',
    ],
    answer:
      'Only `file` is required. `model` defaults to `whisper` (in the sandbox to `sandbox-listen`), and `language` is an ISO-639-1 code, detected automatically if left out. The body is `multipart/form-data`, not JSON.',
    snippets: transcriptionSnippets,
  },
  {
    id: 'transcribe-response',
    questions: [
      'What does a transcription return?',
      'shape of the transcription response',
      'where is the transcript in the response',
      'does transcription give timestamps or segments',
    ],
    answer:
      'A JSON object with `text`, the transcribed text. The reference names no other field: no time stamps and no speakers.',
    snippets: transcriptionSnippets,
  },
])

const speech = sectionOf('API reference', 'Text to Speech', [
  {
    id: 'speech',
    questions: [
      'How do I turn text into speech?',
      'text to speech, tts',
      'speak a text aloud, read aloud',
      'synthesize speech, create audio',
      'save speech to a file',
    ],
    answer:
      'Send `POST {{base}}/audio/speech` with a `model` and the text as `input`. The body of the answer is the audio itself: save it directly to a file.',
    snippets: speechSnippets,
  },
  {
    id: 'speech-length',
    questions: [
      'How long may spoken text be?',
      'maximum length of the text to speak, 4096 characters',
      'limit of the speech input',
      'how many characters can be spoken',
    ],
    answer:
      'The `input` of a speech request may have at most 4,096 characters. Split a longer text, best between sentences, and send the parts one after the other.',
  },
  {
    id: 'speech-format',
    questions: [
      'Which audio formats can speech have?',
      'response_format of speech: mp3 or wav',
      'get wav instead of mp3',
      'default format of speech',
      'format of the spoken audio',
    ],
    answer:
      '`response_format` is `mp3` or `wav`; the default is `mp3`. The answer has the content type `audio/mpeg` or `audio/wav`.',
    snippets: speechSnippets,
  },
  {
    id: 'speech-speed',
    questions: [
      'How do I change the speed of speech?',
      'speak slower or faster',
      'range of speed, default speed, speaking rate',
      'maximum speed',
    ],
    answer:
      '`speed` multiplies the speaking speed: a number from 0.25 to 4.0, where 1.0 is the default, 0.5 is half as fast and 2.0 twice as fast.',
    snippets: speechSnippets,
  },
  {
    id: 'speech-voice',
    questions: [
      'Which voices are there?',
      'which voices are available',
      'choose a voice for speech',
      'voice parameter, default voice',
      'kokoro voice af_sarah',
      'male or female voice',
    ],
    answer:
      '`voice` names a voice of the model, for example `af_sarah` of `kokoro`; leave it out for the default of the model. Voices differ between models, and the reference has no list of them.',
    snippets: speechSnippets,
  },
  {
    id: 'speech-fields',
    questions: [
      'Which fields does a speech request have?',
      'parameters of text to speech: model, input, voice, response_format, speed',
      'required fields of speech',
    ],
    answer:
      '`model` and `input` (at most 4,096 characters) are required. `voice` depends on the model, `response_format` is `mp3` (default) or `wav`, and `speed` is 0.25 to 4.0 (default 1.0).',
    snippets: speechSnippets,
  },
  {
    id: 'speech-response',
    questions: [
      'What does a speech request return?',
      'is the speech response binary or json',
      'content type of speech',
      'how do i play the audio',
    ],
    answer:
      'The raw audio, not JSON: its content type is `audio/mpeg` for MP3 and `audio/wav` for WAV. Write the bytes to a file, or hand them to a player as they are.',
    snippets: speechSnippets,
  },
])

/** The API reference's endpoints of sound. */
export const audioPassages: readonly Passage[] = [...transcriptions, ...speech]
