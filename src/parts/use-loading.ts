// What fills an endpoint page other than its user's typing: a sample, an entry of the history, a first visit.
import { type RefObject, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ModelKind } from '@/api/models.ts'
import { isSameValue } from '@/lib/same-value.ts'
import { startColumns } from '@/session/column-runs.ts'
import { type ColumnStart, compareWith } from '@/session/compare.ts'
import { useConnection } from '@/session/connection.ts'
import type { OpenedEntry } from '@/session/history.ts'
import type { PageState } from '@/session/page-state.ts'
import type { RunHandle } from '@/session/run.ts'
import { type Sample, stateOf } from '@/session/samples.ts'
import type { Column, ColumnPlace, Columns } from '@/session/use-columns.ts'
import { useModels } from '@/session/use-model.ts'
import { say } from '@/words/say.ts'
import { followAnswer } from './follow-answer.ts'
import { setPanel } from './panel.ts'
import { firstSample, useFirstSample } from './use-first-sample.ts'
import { useWantedSample } from './use-wanted-sample.ts'

type LoadingOptions<Asked, Given> = {
  page: Exclude<ModelKind, 'chat'>
  state: PageState<Asked>
  run: RunHandle<Asked, Given>
  samples: readonly Sample<Asked>[]
  /** Puts a kept state into the form; false when it does not fit. */
  restore: (state: unknown) => boolean
  columns: Columns<Column>
  /** Where the answer comes into view. */
  stack: RefObject<HTMLElement | null>
  /** Something else is put in the place of what is here. */
  onBegin: () => void
}

type Loading<Asked> = {
  /** Why the last one could not be loaded, in words. */
  complaint: string | null
  /** Takes the complaint away. */
  calm: () => void
  load: (sample: Sample<Asked>) => void
  open: (entry: OpenedEntry) => void
}

/** Loads samples and kept entries into a page, the first sample by itself on a first visit. */
export function useLoading<Asked extends object, Given>(
  options: LoadingOptions<Asked, Given>,
): Loading<Asked> {
  const { page, state, run, samples, restore, columns, stack, onBegin } = options
  const [{ model }] = columns
  const models = useModels()
  const connection = useConnection()
  const { status } = useStore(run.store)
  const [complaint, setComplaint] = useState<'load.unfit' | 'load.unfetched' | null>(null)
  const newest = useRef<Sample<Asked> | null>(null)

  // A sample runs at once in the sandbox and waits for the button on a server. One that is on screen with its
  // answer may stay as it is. Tells, in the end, whether there is an answer to look at.
  const bring = async (sample: Sample<Asked>, wanted = sample.model ?? null, mayStay = false) => {
    onBegin()
    setComplaint(null)
    // What was chosen stands above what a first visit would bring.
    state.takeFirst()
    newest.current = sample
    const before = state.store.getState()
    const asked = await stateNow(sample)
    // While it was fetched something else was chosen, typed or dropped.
    if (newest.current !== sample || state.store.getState() !== before) return false
    if (asked === null) {
      setComplaint('load.unfetched')
      return false
    }
    if (mayStay && run.store.getState().status === 'done' && isSameValue(before, asked)) return true
    const { compare } = sample
    state.replace(asked)
    const isListed = wanted !== null && models.data?.some(({ id }) => id === wanted) === true
    if (isListed) model.choose(wanted)
    const [own, ...further] = compare === undefined ? columns : lineUp(compare)
    if ([own, ...further].some((column) => column.connection?.kind !== 'sandbox')) return false
    await startColumns(run, [isListed ? { ...own, modelId: wanted } : own, ...further], asked)
    return true
  }
  // Columns that a sample puts beside the page's own one.
  const lineUp = (starts: readonly ColumnStart[]): Columns<ColumnPlace> => {
    setPanel(page, false)
    const added = compareWith(page, starts)
    const places = added.map(({ id, model: modelId, parameters }) => ({
      id,
      connection,
      modelId,
      parameters,
    }))
    return [columns[0], ...places]
  }
  const open = ({ state: kept, kept: answer }: OpenedEntry) => {
    const isOpened = restore(kept)
    setComplaint(isOpened ? null : 'load.unfit')
    onBegin()
    newest.current = null
    if (!isOpened || answer === null) return
    run.recall(state.store.getState(), answer)
    const made = models.data?.find(({ id }) => id === answer.model)
    if (made !== undefined) model.choose(made.id)
  }
  useWantedSample(page, models.data !== undefined && model.id !== null, (name) => {
    const sample = samples.find((each) => each.name === name)
    if (sample === undefined) return
    const showAnswer = followAnswer(stack.current)
    // What is on screen already is not asked for again.
    void bring(sample, sample.model, true).then((isAnswered) => isAnswered && showAnswer())
  })
  const isReady = status === 'idle' && model.id !== null
  useFirstSample(state, isReady, () => {
    const first = firstSample(samples, model.id)
    // Nobody chose it: it leaves the page its model.
    if (first !== undefined) void bring(first, null)
  })

  return {
    complaint: complaint === null ? null : say(complaint),
    calm: () => setComplaint(null),
    load: (sample) => void bring(sample),
    open,
  }
}

// Null where it cannot be had.
async function stateNow<State>(sample: Sample<State>): Promise<State | null> {
  try {
    return await stateOf(sample)
  } catch {
    return null
  }
}
