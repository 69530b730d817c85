import { expect, test } from 'vitest'
import { latestLeaf, newestLeaf, pathTo, type TreeNode, versionsOf } from './tree.ts'

// question a, answered twice (b, c); after c a second question d with its answer e.
const tree = treeOf([
  ['a', null],
  ['b', 'a'],
  ['c', 'a'],
  ['d', 'c'],
  ['e', 'd'],
])
const circle = treeOf([
  ['x', 'y'],
  ['y', 'x'],
])

function treeOf(nodes: [id: string, parent: string | null][]): Record<string, TreeNode> {
  return Object.fromEntries(nodes.map(([id, parent], at) => [id, { id, parent, at, isRemoved: false }]))
}

function without(id: string): Record<string, TreeNode> {
  const node = tree[id]
  if (node === undefined) throw new Error(`no node ${id}`)
  return { ...tree, [id]: { ...node, isRemoved: true } }
}

test('the path leads from the first message to the leaf', () => {
  expect(pathTo(tree, 'e')).toEqual(['a', 'c', 'd', 'e'])
  expect(pathTo(tree, 'b')).toEqual(['a', 'b'])
  expect(pathTo(tree, null)).toEqual([])
  expect(pathTo(tree, 'nowhere')).toEqual([])
})

test('a removed message is left out and what follows it stays', () => {
  expect(pathTo(without('d'), 'e')).toEqual(['a', 'c', 'e'])
})

test('parents that lead in a circle end the way', () => {
  expect(pathTo(circle, 'x')).toEqual(['y', 'x'])
  expect(latestLeaf(circle, 'x')).toMatch(/[xy]/)
})

test('versions are what stands after the same message, oldest first', () => {
  expect(versionsOf(tree, 'c')).toEqual(['b', 'c'])
  expect(versionsOf(tree, 'd')).toEqual(['d'])
  expect(versionsOf(without('b'), 'c')).toEqual(['c'])
})

test('a branch is followed to what was said last', () => {
  expect(latestLeaf(tree, 'a')).toBe('e')
  expect(latestLeaf(tree, 'b')).toBe('b')
  expect(latestLeaf(without('c'), 'a')).toBe('b')
  expect(newestLeaf(tree)).toBe('e')
  expect(newestLeaf({})).toBe(null)
})

test('two of the same age stand in one order everywhere', () => {
  const twin = { parent: null, at: 1, isRemoved: false }
  const twins = { y: { id: 'y', ...twin }, x: { id: 'x', ...twin } }
  expect(versionsOf(twins, 'y')).toEqual(['x', 'y'])
  expect(newestLeaf(twins)).toBe('y')
})
