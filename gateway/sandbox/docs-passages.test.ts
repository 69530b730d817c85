import { expect, test } from 'vitest'
import { docsPassages } from './docs-passages.ts'
import { SANDBOX_MODELS } from './models.ts'

const snippets = docsPassages.flatMap((passage) => Object.values(passage.snippets ?? {}))

test('ids are unique, and so are the questions shown', () => {
  const ids = docsPassages.map((passage) => passage.id)
  const shown = docsPassages.map((passage) => passage.questions[0])
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(shown).size).toBe(shown.length)
  expect(shown.filter((question) => !/^[A-Z].*\?$/.test(question))).toEqual([])
})

test('snippets reach the API by placeholder, name models that the sandbox has and read the token', () => {
  const ids = SANDBOX_MODELS.map((model) => model.id)
  for (const snippet of snippets) {
    expect(snippet).toMatch(/\{\{(base|health)\}\}/)
    for (const [model] of snippet.matchAll(/sandbox-[a-z0-9-]+/g)) expect(ids).toContain(model)
    if (snippet.includes('{{base}}')) expect(snippet).toContain('TAAS_API_KEY')
  }
})

test('every sandbox model has a passage that tells of it', () => {
  for (const { id } of SANDBOX_MODELS) {
    expect(docsPassages.some((passage) => passage.questions.join('\n').includes(id))).toBe(true)
  }
})
