import { expect, test } from 'vitest'
import { topicTerms } from './topic-terms.ts'

test('words that only ask are dropped, the others stemmed and given once', () => {
  expect(topicTerms('How do I do this?')).toEqual([])
  expect(topicTerms('Which models are there, and which model is a reranker?')).toEqual(['model', 'rerank'])
})

test('two ways to say a thing are one term', () => {
  expect(topicTerms('max spoken')).toEqual(topicTerms('longest speech'))
  expect(topicTerms('2,048')).toEqual(['2048'])
})

test('a lone digit counts only where there is nothing else', () => {
  expect(topicTerms('temperature from 0 to 2')).toEqual(['temperatur'])
  expect(topicTerms('what is 2+2?')).toEqual(['2'])
})

test('names of object members are words like others', () => {
  expect(topicTerms('constructor toString')).toHaveLength(2)
})

test('a long text gives no more than 40', () => {
  expect(topicTerms(Array.from({ length: 500 }, (_, i) => `word${i}`).join(' '))).toHaveLength(40)
})
