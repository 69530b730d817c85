// The similarity kernel: what is done with every number of every row, or with every pair of rows.
// AssemblyScript, outside tsc and lint; built by kernel/plugin.ts. Memory is laid out by the caller; no address
// here is checked.
export { quantise } from './quantise'
export { gram } from './gram'
export { distances } from './distances'
export { codes, extremes } from './codes'
