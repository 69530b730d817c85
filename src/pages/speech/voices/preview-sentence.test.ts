import { expect, it } from 'vitest'
import { previewSentence } from './preview-sentence.ts'

it('is heard in its own language, whatever the region, else in English', () => {
  expect(previewSentence('de')).toContain('Stimme')
  expect(previewSentence('pt-br')).toBe(previewSentence('pt_PT'))
  expect(previewSentence('cmn')).toBe(previewSentence('zh-CN'))
  for (const unknown of [null, '', 'tlh']) expect(previewSentence(unknown)).toContain('Hello')
})
