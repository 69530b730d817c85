import { describe, expect, test } from 'vitest'
import { foldMarks, isFunctionWord, stemOf, wordsOf } from './words.ts'

describe('wordsOf', () => {
  test('lower-cases, keeps marks and digits, drops punctuation and emoji', () => {
    expect(wordsOf('Zürich’s Größe: 25 MB! 🎉')).toEqual(['zürich', 's', 'größe', '25', 'mb'])
  })
  test('composed and decomposed marks, and full-width letters, are the same word', () => {
    expect(wordsOf('Zu\u0308rich ＡＢＣ')).toEqual(['zürich', 'abc'])
  })
  test('a text without a letter or digit has no words', () => {
    expect(wordsOf(' …!?\n— 🎉')).toEqual([])
  })
  test('scripts without spaces come as overlapping pairs', () => {
    expect(wordsOf('量子计算 GPU')).toEqual(['量子', '子计', '计算', 'gpu'])
  })
  test('vowel signs stay with their word', () => {
    expect(wordsOf('हिन्दी भाषा')).toHaveLength(2)
  })
})

test('foldMarks spells accents away and leaves other scripts alone', () => {
  expect(foldMarks('brückner straße łódź')).toBe('bruckner strasse lodz')
  expect(foldMarks('हिन्दी')).toBe('हिन्दी')
  expect(foldMarks('한국')).toBe('한국')
})

test('stemOf joins the forms of an English word and spares the rest', () => {
  expect(stemOf('uploads')).toBe(stemOf('uploading'))
  expect(stemOf('brückner')).toBe(stemOf('bruckner'))
  expect(stemOf('mp3s')).toBe('mp3s')
  expect(stemOf('привет')).toBe('привет')
})

test('isFunctionWord knows English and German', () => {
  expect(['the', 'what', 'für', 'die'].every(isFunctionWord)).toBe(true)
  expect(['invoice', 'rechnung'].some(isFunctionWord)).toBe(false)
})
