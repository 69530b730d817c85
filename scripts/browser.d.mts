export function findBrowser(root: string): { path: string; problem?: undefined } | { path?: undefined; problem: string }
