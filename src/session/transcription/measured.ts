/** What the sandbox says of a sound in which it found no words. */
export const MEASURED = 'measured'
