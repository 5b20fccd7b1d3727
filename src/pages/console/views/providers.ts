// The view of the providers: status, figures of the last hour, and the forms that enable and disable one.

import type { BankHealth } from '../../../connectors/trouble/read-bank-health.ts'
import type { Provider } from '../../../domain/providers/provider.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import type { Tally } from '../../../platform/http/metrics.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { bankStateView } from './bank-health.ts'
import { confirmForm } from './confirm-form.ts'
import { listing, nameWithId } from './listing.ts'
import { liveControl, livePart, spokenPart } from './live.ts'
import { stateView } from './state.ts'
import { addProvider, disableProvider, enableProvider } from '../../../operations/providers.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

const en = {
  title: 'Providers',
  lead: 'The figures cover the last hour of this process. The latency is the 95th percentile of the reads.',
  empty: 'There is no provider yet. Add the first one; the demo includes two test banks.',
  name: 'Name',
  state: 'State',
  bank: 'Bank',
  requests: 'Reads',
  failed: 'Failed',
  latency: 'Latency',
  action: 'Action',
}

type ProviderTexts = typeof en

const fr: ProviderTexts = {
  title: 'Fournisseurs',
  lead: 'Chiffres de la dernière heure, selon ce processus. Sur 20 lectures, 19 ne dépassent pas la latence.',
  empty: 'Il n’y a pas encore de fournisseur. Ajoutez le premier; deux banques d’essai viennent avec la démonstration.',
  name: 'Nom',
  state: 'État',
  bank: 'Institution',
  requests: 'Lectures',
  failed: 'Échecs',
  latency: 'Latence',
  action: 'Action',
}

const texts: Readonly<Record<Language, ProviderTexts>> = { en, fr }

export type ProvidersModel = {
  readonly viewing: Viewing
  /** The path of the script that keeps the figures up to date. */
  readonly livePath: string
  readonly providers: readonly {
    readonly provider: Provider
    readonly lastHour: Tally
    readonly bank: BankHealth['state']
  }[]
  readonly mayChange: boolean
}

export function providersView({ viewing, livePath, providers, mayChange }: ProvidersModel): Html {
  const { language } = viewing.page
  const say = texts[language]
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    ${mayChange && html`<p><a class="button" href="${paths.newProvider}">${addProvider.texts[language].verb}</a></p>`}
    ${liveControl(language)}
    ${listing({
      label: say.title,
      columns: [say.name, say.state, say.bank, say.requests, say.failed, say.latency, mayChange && say.action],
      rows: providers.map(({ provider, bank, lastHour: { requests, failed, latency } }) => {
        const { providerId, name, status } = provider
        return [
          nameWithId(name[language], String(providerId), path(paths.provider, provider)),
          spokenPart(`${providerId}-state`, stateView(status, language)),
          spokenPart(`${providerId}-bank`, bankStateView(bank, language)),
          livePart(`${providerId}-requests`, requests),
          livePart(`${providerId}-failed`, failed),
          livePart(`${providerId}-latency`, latency === undefined ? '–' : html`${latency}&nbsp;ms`),
          livePart(`${providerId}-switch`, statusForm(viewing, provider)),
        ]
      }),
      empty: say.empty,
    })}`
  return consoleFrame({ viewing, here: 'providers', title: say.title, body, scriptPath: livePath })
}

function statusForm(viewing: Viewing, { providerId, name, status }: Provider): Html {
  const { language } = viewing.page
  const about = name[language]
  if (status === 'DRAFT' || status === 'RETIRED') return html``
  if (status === 'DISABLED') {
    const button = html`<button class="second">
      ${enableProvider.texts[language].verb} <span class="unseen">${about}</span>
    </button>`
    return consoleForm(viewing, path(paths.enableProvider, { providerId }), button)
  }
  const action = path(paths.disableProvider, { providerId })
  return confirmForm(viewing, { action, about, ...disableProvider.texts[language] })
}
