import { addWords } from '../table.ts'

export const tourWords = {
  'tour.label': 'Tour',
  'tour.step': '{number} of {count}',
  'tour.back': 'Back',
  'tour.next': 'Next',
  'tour.leave': 'Leave the tour',
  'tour.done': 'Done',
  'tour.home':
    'Six tiles, one small request each: what streams, sounds and counts here is what a server answered; nothing is drawn for show.',
  'tour.chat':
    'An answer comes word by word, with its times below it. Ask on, edit what was said, or put models side by side with Compare.',
  'tour.wire':
    'Code is this request, ready to paste. Wire shows every piece of the answer as it arrived; Replay repeats them at their own pace.',
  'tour.embeddings':
    'Twelve mails as vectors: each cell says how alike two of them are. Rows 2 and 12 say the opposite and still score high; the caption says why.',
  'tour.rerank':
    'Eight passages, sorted by how well they answer the question. Watch row 7 rise to the top, and what fooled word counting at 2.',
  'tour.speech':
    'Text becomes sound: a recording to play, download or send on. The sandbox sends this sample as Morse, so nobody takes it for a voice of the service.',
  'tour.transcription':
    'And sound becomes text again. “Decoded from the sound” says that it was heard and not looked up.',
  'tour.check':
    'Which endpoints a token may use, and why the rest does not work: one press, one report to copy.',
  'tour.token':
    'Use my token: paste it once, choose the server, and the same pages work with real models. It is sent nowhere else.',
  'tour.end':
    'That was all of it. Search or jump (Ctrl K) reaches everything by name; what you asked is in History.',
} as const

addWords(tourWords)
