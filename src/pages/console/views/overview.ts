// The view of the overview: what needs attention, three charts, and the failures of the last hour.

import type { Provider } from '../../../domain/providers/provider.ts'
import type { RegistrationStatus } from '../../../domain/registrations/registration.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import type { Failure, MinuteTally } from '../../../platform/http/metrics.ts'
import { consoleFrame, type Viewing } from '../frame.ts'
import { chart, type Chart } from './chart.ts'
import { listing } from './listing.ts'
import { liveControl, livePart, spokenPart } from './live.ts'
import { momentView } from './moment.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

const en = {
  title: 'Overview',
  today: 'Needs attention',
  nothing: 'Nothing needs your attention.',
  begin: 'Start here: create the organization whose apps will read data',
  approval: (count: number) =>
    count === 1 ? '1 registration waits for approval' : `${count} registrations wait for approval`,
  activation: (count: number) =>
    count === 1 ? '1 registration waits for activation' : `${count} registrations wait for activation`,
  weaker: (count: number) =>
    count === 1
      ? 'The integration level of 1 organization is weaker than strict'
      : `The integration level of ${count} organizations is weaker than strict`,
  disabled: (name: string) => `${name} is disabled`,
  failing: (name: string) => `${name} fails: more than one read in ten failed in the last hour`,
  subscriptions: (count: number) =>
    count === 1
      ? '1 receiver of notifications or webhooks fails'
      : `${count} receivers of notifications or webhooks fail`,
  unreleased: (name: string, count: number) =>
    count === 1
      ? `${name} does not confirm that 1 grant has ended`
      : `${name} does not confirm that ${count} grants have ended`,
  failures: (count: number) =>
    count === 1 ? '1 request failed in the last hour' : `${count} requests failed in the last hour`,
  figures: 'Figures',
  requests: 'Requests in the last hour',
  latency: 'Latency in the last hour (95th percentile)',
  consents: 'Consents granted in 30 days',
  perMinute: (mean: string, most: number) => `${mean} per minute on average, ${most} at most.`,
  hourAgo: 'An hour ago',
  now: 'Now',
  daysAgo: '30 days ago',
  todayEnd: 'Today',
  failed: 'Failures of the last hour',
  noFailures: 'No request failed in the last hour.',
  when: 'When',
  endpoint: 'Endpoint',
  status: 'Status',
  problem: 'Problem',
  provider: 'Provider',
  reference: 'Reference',
}

type OverviewTexts = typeof en

const fr: OverviewTexts = {
  title: 'Aperçu',
  today: 'Ce qui vous attend aujourd’hui',
  nothing: 'Rien ne vous attend.',
  begin: 'Commencez ici\u00A0: créez l’organisation dont les applis liront des données',
  approval: (count) =>
    count === 1 ? '1 inscription attend une approbation' : `${count} inscriptions attendent une approbation`,
  activation: (count) =>
    count === 1 ? '1 inscription attend une activation' : `${count} inscriptions attendent une activation`,
  weaker: (count) =>
    count === 1
      ? 'Le niveau d’intégration d’une organisation est plus faible que «\u00A0strict\u00A0»'
      : `Le niveau d’intégration de ${count} organisations est plus faible que «\u00A0strict\u00A0»`,
  disabled: (name) => `${name} est hors service`,
  failing: (name) => `${name} éprouve des difficultés : plus d’une lecture sur dix a échoué depuis une heure`,
  subscriptions: (count) =>
    count === 1
      ? 'Un récepteur d’avis ou de webhooks ne répond pas'
      : `${count} récepteurs d’avis ou de webhooks ne répondent pas`,
  unreleased: (name, count) =>
    count === 1
      ? `${name} ne confirme pas la fin d’une autorisation`
      : `${name} ne confirme pas la fin de ${count} autorisations`,
  failures: (count) =>
    count === 1 ? '1 requête a échoué depuis une heure' : `${count} requêtes ont échoué depuis une heure`,
  figures: 'Chiffres',
  requests: 'Requêtes depuis une heure',
  latency: 'Latence depuis une heure, 19 requêtes sur 20',
  consents: 'Consentements accordés en 30 jours',
  perMinute: (mean, most) => `En moyenne ${mean} par minute; au plus ${most}.`,
  hourAgo: 'Il y a une heure',
  now: 'Maintenant',
  daysAgo: 'Il y a 30 jours',
  todayEnd: 'Aujourd’hui',
  failed: 'Échecs de la dernière heure',
  noFailures: 'Aucune requête n’a échoué depuis une heure.',
  when: 'Date',
  endpoint: 'Point d’accès',
  status: 'Statut',
  problem: 'Problème',
  provider: 'Fournisseur',
  reference: 'Référence',
}

const texts: Readonly<Record<Language, OverviewTexts>> = { en, fr }

export type OverviewModel = {
  readonly viewing: Viewing
  /** The path of the script that keeps the figures up to date. */
  readonly livePath: string
  /** Whether there is no organization yet. */
  readonly isNew: boolean
  /** The number of organizations whose integration level is weaker than strict. */
  readonly weaker: number
  readonly registrations: Readonly<Partial<Record<RegistrationStatus, number>>>
  readonly disabled: readonly Provider[]
  readonly failing: readonly Provider[]
  /** The number of failing subscriptions and webhooks. */
  readonly subscriptions: number
  /** The number of ended grants per provider that the bank has not confirmed after several attempts. */
  readonly unreleased: readonly { readonly provider: Provider; readonly stuck: number }[]
  /** Newest first. */
  readonly failures: readonly Failure[]
  /** The last hour, oldest first. */
  readonly minutes: readonly MinuteTally[]
  /** The number of consents granted per day, oldest first. */
  readonly consents: readonly { readonly entries: number }[]
}

/** The maximum number of failures shown. */
const MAX_FAILURES = 10

export function overviewView(model: OverviewModel): Html {
  const { viewing, livePath } = model
  const { language } = viewing.page
  const say = texts[language]
  const body = html`<h1>${say.title}</h1>
    ${liveControl(language)}
    <section aria-labelledby="today">
      <h2 id="today">${say.today}</h2>
      ${spokenPart('today', attentionList(model, say))}
    </section>
    <section aria-labelledby="figures">
      <h2 id="figures">${say.figures}</h2>
      ${livePart('figures', figures(model, say))}
    </section>
    <section aria-labelledby="failed">
      <h2 id="failed">${say.failed}</h2>
      ${livePart('failed', failureListing(model, say))}
    </section>`
  return consoleFrame({ viewing, here: 'overview', title: say.title, body, scriptPath: livePath })
}

function failureListing({ failures }: OverviewModel, say: OverviewTexts): Html {
  return listing({
    label: say.failed,
    columns: [say.when, say.endpoint, say.status, say.problem, say.provider, say.reference],
    rows: failures
      .slice(0, MAX_FAILURES)
      .map(({ at, endpoint, status, problem, providerId, requestId }) => [
        momentView(at),
        html`<code>${endpoint}</code>`,
        status,
        html`<code>${problem}</code>`,
        providerId ?? '–',
        html`<code class="id">${requestId}</code>`,
      ]),
    empty: say.noFailures,
  })
}

function registrationsIn(status: RegistrationStatus): string {
  return path(paths.registrations, {}, { status })
}

function attentionList(model: OverviewModel, say: OverviewTexts): Html {
  const { viewing, isNew, weaker, registrations, disabled, failing, subscriptions, unreleased, failures } = model
  const { language } = viewing.page
  const { PENDING_APPROVAL: approval = 0, PENDING_ACTIVATION: activation = 0 } = registrations
  const items = [
    isNew && item(paths.organizations, say.begin),
    approval > 0 && item(registrationsIn('PENDING_APPROVAL'), say.approval(approval)),
    activation > 0 && item(registrationsIn('PENDING_ACTIVATION'), say.activation(activation)),
    weaker > 0 && item(paths.organizations, say.weaker(weaker)),
    ...failing.map(({ name }) => item(paths.providers, say.failing(name[language]))),
    ...disabled.map(({ name }) => item(paths.providers, say.disabled(name[language]))),
    subscriptions > 0 && item(paths.notifications, say.subscriptions(subscriptions)),
    ...unreleased.map(({ provider: { name }, stuck }) => item(paths.providers, say.unreleased(name[language], stuck))),
    failures.length > 0 && item('#failed', say.failures(failures.length)),
  ].filter((shown) => shown !== false)
  if (items.length === 0) return html`<p class="empty">${say.nothing}</p>`
  return html`<ul class="needs" role="list">
    ${items}
  </ul>`
}

function item(path: string, text: string): Html {
  return html`<li><a href="${path}">${text}</a></li>`
}

function figures({ minutes, consents }: OverviewModel, say: OverviewTexts): Html {
  const requests = minutes.map((minute) => minute.requests)
  const latencies = minutes.map((minute) => minute.latency ?? 0)
  const granted = consents.map(({ entries }) => entries)
  const hour = { from: say.hourAgo, to: say.now }
  const worst = Math.max(...latencies)
  return html`<div class="charts">
    ${plot(say, { title: say.requests, figure: String(sum(requests)), values: requests, ...hour })}
    ${plot(say, {
      title: say.latency,
      figure: worst === 0 ? '–' : `≤ ${worst} ms`,
      values: latencies,
      ...hour,
    })}
    ${chart({
      title: say.consents,
      figure: String(sum(granted)),
      alternative: `${say.consents}: ${sum(granted)}`,
      values: granted,
      from: say.daysAgo,
      to: say.todayEnd,
    })}
  </div>`
}

/** Returns a chart of the last hour whose text alternative contains the mean and the maximum. */
function plot(say: OverviewTexts, hour: Omit<Chart, 'alternative'>): Html {
  const { title, figure, values } = hour
  const mean = (sum(values) / values.length).toFixed(1)
  const alternative = `${title}: ${figure}. ${say.perMinute(mean, Math.max(...values))}`
  return chart({ ...hour, alternative })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
