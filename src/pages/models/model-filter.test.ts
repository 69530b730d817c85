import { describe, expect, it } from 'vitest'
import type { Model } from '@/api/models.ts'
import { found, toFindable } from './model-filter.ts'

const model = (id: string, owner: string | null = null): Model => ({
  id,
  owner,
  description: null,
  kinds: ['chat'],
  kindSource: 'guessed',
  raw: null,
})

describe('found', () => {
  const all = toFindable([model('llama-3', 'Meta'), model('mistral', 'Mistral AI')], {})

  it('looks in id and owner, whatever the case, for every word', () => {
    expect(found(all, 'LLAMA meta', 'all').map(({ id }) => id)).toEqual(['llama-3'])
    expect(found(all, 'llama mistral', 'all')).toEqual([])
    expect(found(all, '  ', 'all')).toHaveLength(2)
  })

  it('keeps to a kind, as the user set it', () => {
    const chosen = toFindable([model('llama-3'), model('whisper')], { whisper: 'transcription' })
    expect(found(chosen, '', 'transcription')).toMatchObject([{ id: 'whisper', kindSource: 'chosen' }])
  })

  it('is not misled by an id that names a property of every object', () => {
    expect(found(toFindable([model('constructor')], {}), 'constr', 'chat')).toMatchObject([
      { kindSource: 'guessed' },
    ])
  })
})
