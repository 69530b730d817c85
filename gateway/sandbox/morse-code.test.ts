import { describe, expect, test } from 'vitest'
import { fromMorse, toMorse } from './morse-code.ts'

describe('toMorse', () => {
  test('puts a space between letters and a slash between words', () => {
    expect(toMorse('TAAS IS UP')).toBe('- .- .- ... / .. ... / ..- .--.')
  })
  test('follows the Recommendation for digits, marks, é and @', () => {
    expect(toMorse('0 9')).toBe('----- / ----.')
    expect(toMorse('é@?')).toBe('..-.. .--.-. ..--..')
    expect(toMorse('5%')).toBe(toMorse('50/0'))
  })
  test('has signs for umlauts and folds other accents', () => {
    expect(toMorse('äöü')).toBe('.-.- ---. ..--')
    expect(toMorse('naïve façade')).toBe(toMorse('NAIVE FACADE'))
    expect(toMorse('A\u0308')).toBe('.-.-')
    expect(toMorse('Straße')).toBe(toMorse('STRASSE'))
  })
  test('reads typographic marks as plain ones', () => {
    expect(toMorse('“it’s” – ok…')).toBe(toMorse('"IT\'S" - OK...'))
  })
  test('leaves out what has no sign, and the word with it', () => {
    expect(toMorse(' a 🎉 #b \n 量')).toBe('.- / -...')
    expect(toMorse('🎉')).toBe('')
    expect(toMorse('')).toBe('')
  })
})

describe('fromMorse', () => {
  test('returns every sign exactly', () => {
    const text =
      'THE QUICK BROWN FOX JUMPS OVER A LAZY DOG 0123456789 . , : ; ? ! \' " - / ( ) = + @ & _ $ ÄÖÜÉ'
    expect(fromMorse(toMorse(text))).toBe(text)
  })
  test('gives no two letters the same sign', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;?!\'"-/()=+@&_$ÄÖÜÉ'
    expect(new Set(toMorse(letters).split(' ')).size).toBe(letters.length)
  })
  test('marks a sign that no letter has, and forgives spacing', () => {
    expect(fromMorse('  ...   ---/....-.-.. ')).toBe('SO \ufffd')
    expect(fromMorse('')).toBe('')
  })
})
