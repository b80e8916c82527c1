/** A probability to a thousandth: further digits differ between engines, and tell no one anything. */
export function thousandth(share: number): number {
  return Math.round(1000 * share) / 1000;
}
