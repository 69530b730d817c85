import '@/words/en/load.ts'
import { useStore } from 'zustand'
import { type MenuAction, useAction } from '@/session/actions.ts'
import { outcomeStore } from '@/session/outcome.ts'
import type { PageState } from '@/session/page-state.ts'
import type { RunHandle } from '@/session/run.ts'
import { savePreset } from '@/session/save-preset.ts'
import { say } from '@/words/say.ts'

/** The first words of a form are the name under which it is saved: characters. */
const NAME_CHARACTERS = 60

/**
 * What can be done with a form as a whole, by name and as rows of Load: save it, empty it. Neither while there
 * is nothing in it, nor is it emptied under a run.
 */
export function useFormActions<Asked extends object, Given>(
  state: PageState<Asked>,
  run: RunHandle<Asked, Given>,
  isRunning: boolean,
): readonly MenuAction[] {
  const { page, words } = run.description
  const name = useStore(state.store, (asked) => words(asked).trim().slice(0, NAME_CHARACTERS))
  const hasWords = name !== ''
  const save = () =>
    void savePreset(page, name, state.kept()).then((isSaved) =>
      outcomeStore.setState({ outcome: { came: isSaved ? 'saved' : 'not-saved' } }),
    )
  const clear = () => {
    state.clear()
    run.adopt({ status: 'idle' })
  }
  useAction('save', save, hasWords)
  useAction('clear', clear, hasWords && !isRunning)
  if (!hasWords) return []
  const saving = { words: say('load.save-form'), act: save }
  return isRunning ? [saving] : [saving, { words: say('load.clear-form'), act: clear }]
}
