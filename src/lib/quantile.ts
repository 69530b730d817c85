/**
 * The quantile of numbers, `share` from 0 to 1, by linear interpolation between the two nearest ranks
 * (type 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", 1996). Null of none.
 */
export function quantile(numbers: readonly number[], share: number): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place))
}
