// The nearest name: suggests a known name for one that is unknown.

/** The length up to which one wrong letter is allowed; in longer names two are. */
const SHORT = 6

/** Returns the name with the fewest letters to change; `undefined` if none is close. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const most = written.length <= SHORT ? 1 : 2
  const near = names
    .filter((name) => Math.abs(name.length - written.length) <= most)
    .map((name) => ({ name, distance: distanceBetween(written, name) }))
    .filter(({ distance }) => distance <= most)
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.name
}

/** Returns the nearest name, or else the first name that begins with the written words: `approve-registration` for `approve`. */
export function meantName(written: string, names: readonly string[]): string | undefined {
  const isBegun = (name: string): boolean => name.startsWith(`${written}-`) || name.startsWith(`${written}_`)
  return nearestName(written, names) ?? names.find(isBegun)
}

/** Returns the number of letters to add, remove, replace or swap (the optimal string alignment distance). */
export function distanceBetween(left: string, right: string): number {
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row++) {
    const here = [row]
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1]
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      here[column] = Math.min(
        at(last, column) + 1,
        at(here, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(before, column - 2) + 1 : Infinity,
      )
    }
    before = last
    last = here
  }
  return at(last, right.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
