// What one build of the console is, and where the browser keeps it.

/** One build: its name, and its files by path. Written into the worker by the build itself. */
export type Build = {
  version: string
  /** The hash that a file must have, as `integrity` wants it; empty where the path names the contents already. */
  files: Readonly<Record<string, string>>
}

/** The document, as every path of a screen is answered with. */
export const SHELL = '/'

const CACHE = 'taas-build-'
const LOCK = 'taas.build '

/** The name of the cache that holds a build. */
export function cacheOf(version: string): string {
  return CACHE + version
}

/**
 * The caches that nobody needs any more: of builds other than `version`, of which no page is open. An open page
 * holds a lock under its build's name (src/app/start-versions.ts). Caches that are not ours are left alone.
 */
export function oldCaches(
  names: readonly string[],
  version: string,
  locks: readonly (string | undefined)[],
): string[] {
  const needed = new Set([version, ...locks.flatMap((lock) => lock?.split(LOCK)[1] ?? [])].map(cacheOf))
  return names.filter((name) => name.startsWith(CACHE) && !needed.has(name))
}

/** The version of the build that a document belongs to; null for a document that is not the console's. */
export function versionOf(html: string): string | null {
  return /<meta name="taas-build" content="(\w+)"/.exec(html)?.[1] ?? null
}
