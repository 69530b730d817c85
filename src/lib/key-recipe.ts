/** How a key is made of a passphrase; stands beside what it seals, and is no secret. */
export type KeyRecipe = { kdf: 'PBKDF2'; hash: 'SHA-256'; iterations: number; salt: string }

/** What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with HMAC-SHA-256 (2023 and since). */
export const ITERATIONS = 600_000
