import type { TourStepName } from '@/session/tour.ts'

/** The steps of the tour in their order. */
export const STEP_NAMES = [
  'home',
  'chat',
  'wire',
  'embeddings',
  'rerank',
  'speech',
  'transcription',
  'check',
  'token',
  'end',
] as const satisfies readonly TourStepName[]

/**
 * Where a step stands among those that are walked, from 0; one that is passed over by now stands where the one before
 * it does. -1 without a tour.
 */
export function placeOf(step: TourStepName | null, walked: readonly TourStepName[]): number {
  if (step === null) return -1
  const order = STEP_NAMES.indexOf(step)
  return walked.findLastIndex((name) => STEP_NAMES.indexOf(name) <= order)
}
