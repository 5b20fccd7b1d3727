// The month chart: two bars for each month, each month a link to its transactions.

import { html, type Html } from '../html.ts'
import type { Month } from '../transactions.ts'
import type { Voice } from '../voice.ts'

/** How a chart names its two bars. */
export type Labels = { readonly in: string; readonly out: string }

/** @param months newest first, of the whole account. */
export function monthChart(
  voice: Voice,
  months: readonly Month[],
  labels: Labels,
  currency: string,
  chosen: string,
): Html {
  const highest = Math.max(1, ...months.flatMap((month) => [month.in, month.out]))
  const height = (cents: number): number => (cents === 0 ? 0 : Math.max(1, Math.round((cents / highest) * 100)))
  return html`<figure class="chart">
    <ol>
      ${withoutGaps(months).map((month) => {
        const said = `${labels.in} ${voice.money(month.in, currency)}, ${labels.out} ${voice.money(month.out, currency)}`
        const year = month.month.slice(0, 4)
        return html`<li>
          <a
            href="?month=${month.month}#list"
            title="${voice.month(month.month)}: ${said}"
            ${month.month === chosen && html` aria-current="true"`}
          >
            <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
              ${bar(0.8, height(month.in), 'in')}${bar(5.2, height(month.out), 'out')}
            </svg>
            <span class="unseen">${voice.month(month.month)}: ${said}</span>
            <span aria-hidden="true">${voice.initial(month.month)}</span
            >${month.month.endsWith('-01') && html`<span aria-hidden="true" class="year">${year}</span>`}</a
          >
        </li>`
      })}
    </ol>
    <figcaption><span class="in">${labels.in}</span> <span class="out">${labels.out}</span></figcaption>
  </figure>`
}

function bar(x: number, height: number, name: string): Html {
  return html`<rect class="${name}" x="${x}" y="${100 - height}" width="4" height="${height}" />`
}

/** Returns the months oldest first, including empty ones, so that the width of the chart shows time. */
function withoutGaps(months: readonly Month[]): Month[] {
  const known = new Map(months.map((month) => [month.month, month]))
  const [newest, oldest] = [months.at(0), months.at(-1)]
  if (!newest || !oldest) return []
  const all: Month[] = []
  for (
    let month = Temporal.PlainYearMonth.from(oldest.month);
    all.at(-1)?.month !== newest.month;
    month = month.add({ months: 1 })
  ) {
    all.push(known.get(month.toString()) ?? { month: month.toString(), in: 0, out: 0, transactions: [] })
  }
  return all
}
