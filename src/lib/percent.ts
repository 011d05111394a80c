/** Returns a share of 0 to 1 as `41.2%`, to one place. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
