// A conversation as a tree: each message knows the one before it, so that asking again or editing makes a
// branch and nothing is ever destroyed. Pure.

/** What the tree needs to know of a message. `at` is milliseconds since 1970. */
export type TreeNode = { id: string; parent: string | null; at: number; isRemoved: boolean }

type Tree = Readonly<Record<string, TreeNode>>

/**
 * The messages from the first to `leaf`, in the order in which they are read. Removed ones are left out; a
 * parent that is missing or stands below its own child ends the way.
 */
export function pathTo(tree: Tree, leaf: string | null): string[] {
  const path: string[] = []
  const seen = new Set<string>()
  let node = leaf === null ? undefined : tree[leaf]
  while (node !== undefined && !seen.has(node.id)) {
    seen.add(node.id)
    if (!node.isRemoved) path.push(node.id)
    node = node.parent === null ? undefined : tree[node.parent]
  }
  return path.reverse()
}

/** The versions of a message: what stands after the same message as it does, oldest first; itself included. */
export function versionsOf(tree: Tree, id: string): string[] {
  const node = tree[id]
  if (node === undefined) return []
  return Object.values(tree)
    .filter(({ parent, isRemoved }) => parent === node.parent && !isRemoved)
    .sort(byAge)
    .map((version) => version.id)
}

/** The end of the branch that a message began: from it always on to what was said last. */
export function latestLeaf(tree: Tree, id: string): string {
  const newestChild = new Map<string, TreeNode>()
  for (const node of Object.values(tree)) {
    if (node.parent === null) continue
    const newest = newestChild.get(node.parent)
    if (newest === undefined || isAfter(node, newest)) newestChild.set(node.parent, node)
  }
  const seen = new Set<string>()
  let leaf = id
  let next = newestChild.get(leaf)
  while (next !== undefined && !seen.has(next.id)) {
    seen.add(next.id)
    leaf = next.id
    next = newestChild.get(leaf)
  }
  return leaf
}

/** The message that was said last of all; null in an empty tree. */
export function newestLeaf(tree: Tree): string | null {
  return Object.values(tree).sort(byAge).at(-1)?.id ?? null
}

// What stays goes before what was removed; of two that came at once the ids decide, in every tab alike.
function isAfter(a: TreeNode, b: TreeNode): boolean {
  return a.isRemoved === b.isRemoved ? byAge(a, b) > 0 : b.isRemoved
}

function byAge(a: TreeNode, b: TreeNode): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}
