import type { apiTokensWords } from './en/api-tokens.ts'
import type { chatWords } from './en/chat.ts'
import type { checkWords } from './en/check.ts'
import type { codeWords } from './en/code.ts'
import type { compareWords } from './en/compare.ts'
import type { dataWords } from './en/data.ts'
import type { diagnoseWords } from './en/diagnose.ts'
import type { embeddingsWords } from './en/embeddings.ts'
import type { endpointWords } from './en/endpoint.ts'
import type { frameWords } from './en/frame.ts'
import type { healthWords } from './en/health.ts'
import type { heardWords } from './en/heard.ts'
import type { heldWords } from './en/held.ts'
import type { historyWords } from './en/history.ts'
import type { homeWords } from './en/home.ts'
import type { linesWords } from './en/lines.ts'
import type { loadWords } from './en/load.ts'
import type { lockWords } from './en/lock.ts'
import type { modelsWords } from './en/models.ts'
import type { paletteWords } from './en/palette.ts'
import type { parameterWords } from './en/parameter.ts'
import type { pictureWords } from './en/picture.ts'
import type { playerWords } from './en/player.ts'
import type { presentWords } from './en/present.ts'
import type { problemWords } from './en/problem.ts'
import type { recordingWords } from './en/recording.ts'
import type { repeatWords } from './en/repeat.ts'
import type { rerankWords } from './en/rerank.ts'
import type { settingsWords } from './en/settings.ts'
import type { shareWords } from './en/share.ts'
import type { speechWords } from './en/speech.ts'
import type { storageWords } from './en/storage.ts'
import type { tourWords } from './en/tour.ts'
import type { transcriptionWords } from './en/transcription.ts'
import type { undoWords } from './en/undo.ts'
import type { wireWords } from './en/wire.ts'

/** Every key of every catalogue. Types only: no words come with it. */
export type WordKey =
  | keyof typeof apiTokensWords
  | keyof typeof chatWords
  | keyof typeof checkWords
  | keyof typeof codeWords
  | keyof typeof compareWords
  | keyof typeof dataWords
  | keyof typeof diagnoseWords
  | keyof typeof embeddingsWords
  | keyof typeof endpointWords
  | keyof typeof frameWords
  | keyof typeof healthWords
  | keyof typeof heardWords
  | keyof typeof heldWords
  | keyof typeof historyWords
  | keyof typeof homeWords
  | keyof typeof linesWords
  | keyof typeof loadWords
  | keyof typeof lockWords
  | keyof typeof modelsWords
  | keyof typeof paletteWords
  | keyof typeof parameterWords
  | keyof typeof pictureWords
  | keyof typeof playerWords
  | keyof typeof presentWords
  | keyof typeof problemWords
  | keyof typeof recordingWords
  | keyof typeof repeatWords
  | keyof typeof rerankWords
  | keyof typeof settingsWords
  | keyof typeof shareWords
  | keyof typeof speechWords
  | keyof typeof storageWords
  | keyof typeof tourWords
  | keyof typeof transcriptionWords
  | keyof typeof undoWords
  | keyof typeof wireWords
