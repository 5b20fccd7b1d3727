// The view of a bank's health: its operations with their breakers, and what went wrong last with its cause and advice.

import type { BankHealth, OpenBreaker } from '../../../connectors/trouble/read-bank-health.ts'
import { isTrouble, troubleTable } from '../../../connectors/trouble/trouble-table.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { healthTexts } from './bank-health-texts.ts'
import { facts, listing } from './listing.ts'
import { momentView } from './moment.ts'

const tones: Readonly<Record<BankHealth['state'], 'good' | 'waiting' | 'bad' | 'over'>> = {
  quiet: 'over',
  well: 'good',
  failing: 'waiting',
  down: 'bad',
}

/** The state in a word. */
export function bankStateView(state: BankHealth['state'], language: Language): Html {
  return html`<span class="state ${tones[state]}">${healthTexts[language].states[state]}</span>`
}

export function bankHealthView(health: BankHealth, language: Language, now: Temporal.Instant): Html {
  const say = healthTexts[language]
  const { state, tokens } = health
  return html`<section aria-labelledby="health">
    <h2 id="health">${say.title}</h2>
    <p>${bankStateView(state, language)} ${say.meanings[state]}</p>
    <p class="hint">${say.lead}</p>
    ${operationsList(health, language, now)} ${tokensFacts(tokens, language)}
    <h3>${say.failures}</h3>
    ${failuresList(health, language)}
    <p><a href="/docs/guides/bank-trouble">${say.all}</a></p>
  </section>`
}

function tokensFacts({ last, unknown }: BankHealth['tokens'], language: Language): Html | undefined {
  const say = healthTexts[language]
  if (!last && unknown === 0) return undefined
  return facts([
    [say.tokens, last && html`${momentView(last.at)} ${troubleView(last.trouble, language)}`],
    [say.unknown, unknown === 0 ? undefined : html`${unknown} <span class="hint">${say.unknownMeans}</span>`],
  ])
}

function operationsList({ operations, breakers }: BankHealth, language: Language, now: Temporal.Instant): Html {
  const say = healthTexts[language]
  const quiet = breakers.filter(({ operation }) => !operations.some((one) => one.operation === operation))
  const idle = quiet.map(({ operation }) => ({ operation, calls: 0, failures: 0, median: 0, latency: 0 }))
  return listing({
    label: say.title,
    columns: [say.operation, say.calls, say.failed, say.median, say.latency, say.breaker],
    rows: [...operations, ...idle].map(({ operation, calls, failures, median, latency }) => [
      html`<code>${operation}</code>`,
      calls,
      failures === 0 ? 0 : html`${failures} (${percent(failures / calls, language)})`,
      calls === 0 ? '–' : html`${median}&nbsp;ms`,
      calls === 0 ? '–' : html`${latency}&nbsp;ms`,
      breakerView(
        breakers.find((one) => one.operation === operation),
        language,
        now,
      ),
    ]),
    empty: say.noCalls,
  })
}

function breakerView(breaker: OpenBreaker | undefined, language: Language, now: Temporal.Instant): Html {
  const say = healthTexts[language]
  if (!breaker) return html`${say.closed}`
  if (Temporal.Instant.compare(breaker.triedAt, now) <= 0)
    return html`<span class="state waiting">${say.probing}</span>`
  const seconds = breaker.triedAt.toString({ smallestUnit: 'second' }).slice(11, 19)
  return html`<span class="state bad">${breaker.reason === 'asked' ? say.asked : say.open}</span>
    <time datetime="${breaker.triedAt.toString()}">${seconds}&nbsp;UTC</time>`
}

function failuresList({ failures }: BankHealth, language: Language): Html {
  const say = healthTexts[language]
  return listing({
    label: say.failures,
    columns: [say.last, say.operation, say.what, say.times, say.request],
    rows: failures.map(({ operation, trouble, times, lastAt, status, requestId }) => [
      momentView(lastAt),
      html`<code>${operation}</code>`,
      html`${troubleView(trouble, language)}
      ${status !== undefined && trouble !== `status_${status}` && html`(${say.status(status)})`}`,
      times,
      requestId === undefined ? '–' : html`<code class="id">${requestId}</code>`,
    ]),
    empty: say.noFailures,
  })
}

/** A name that this version does not know is shown as it is stored. */
function troubleView(name: string, language: Language): Html {
  if (!isTrouble(name)) return html`<code>${name}</code>`
  const { means, advice } = troubleTable[name].texts[language]
  return html`${means} <span class="hint">${advice}</span> <code class="id">${name}</code>`
}

function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share)
}
