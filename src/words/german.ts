import { apiTokensWords } from './de/api-tokens.ts'
import { chatWords } from './de/chat.ts'
import { checkWords } from './de/check.ts'
import { codeWords } from './de/code.ts'
import { compareWords } from './de/compare.ts'
import { dataWords } from './de/data.ts'
import { diagnoseWords } from './de/diagnose.ts'
import { embeddingsWords } from './de/embeddings.ts'
import { endpointWords } from './de/endpoint.ts'
import { frameWords } from './de/frame.ts'
import { healthWords } from './de/health.ts'
import { heardWords } from './de/heard.ts'
import { heldWords } from './de/held.ts'
import { historyWords } from './de/history.ts'
import { homeWords } from './de/home.ts'
import { linesWords } from './de/lines.ts'
import { loadWords } from './de/load.ts'
import { lockWords } from './de/lock.ts'
import { modelsWords } from './de/models.ts'
import { paletteWords } from './de/palette.ts'
import { parameterWords } from './de/parameter.ts'
import { pictureWords } from './de/picture.ts'
import { playerWords } from './de/player.ts'
import { presentWords } from './de/present.ts'
import { problemWords } from './de/problem.ts'
import { recordingWords } from './de/recording.ts'
import { repeatWords } from './de/repeat.ts'
import { rerankWords } from './de/rerank.ts'
import { settingsWords } from './de/settings.ts'
import { shareWords } from './de/share.ts'
import { speechWords } from './de/speech.ts'
import { storageWords } from './de/storage.ts'
import { tourWords } from './de/tour.ts'
import { transcriptionWords } from './de/transcription.ts'
import { undoWords } from './de/undo.ts'
import { wireWords } from './de/wire.ts'
import type { WordKey } from './word-key.ts'

/** Every word in German: one piece, that comes when German is wanted. What is missing here does not compile. */
export const germanWords = {
  ...apiTokensWords,
  ...chatWords,
  ...checkWords,
  ...codeWords,
  ...compareWords,
  ...dataWords,
  ...diagnoseWords,
  ...embeddingsWords,
  ...endpointWords,
  ...frameWords,
  ...healthWords,
  ...heardWords,
  ...heldWords,
  ...historyWords,
  ...homeWords,
  ...linesWords,
  ...loadWords,
  ...lockWords,
  ...modelsWords,
  ...paletteWords,
  ...parameterWords,
  ...pictureWords,
  ...playerWords,
  ...presentWords,
  ...problemWords,
  ...recordingWords,
  ...repeatWords,
  ...rerankWords,
  ...settingsWords,
  ...shareWords,
  ...speechWords,
  ...storageWords,
  ...tourWords,
  ...transcriptionWords,
  ...undoWords,
  ...wireWords,
} satisfies Record<WordKey, string>
