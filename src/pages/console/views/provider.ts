// The view of one provider: its description, settings, secrets and state, with the forms of what an operator may do.

import type { ProviderStep } from '../../../domain/providers/provider-history.ts'
import type { BankHealth } from '../../../connectors/trouble/read-bank-health.ts'
import type { KeptSecret } from '../../../domain/providers/provider-secret.ts'
import type { Provider, ProviderStatus } from '../../../domain/providers/provider.ts'
import type { Connector } from '../../../domain/retrieval/connector.ts'
import { settingsOf } from '../../../domain/retrieval/setting.ts'
import type { OperationTexts } from '../../../operations/operation.ts'
import {
  activateProvider,
  disableProvider,
  enableProvider,
  retireProvider,
  setSecret,
} from '../../../operations/providers.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { path } from '../../../platform/http/path.ts'
import { consoleForm, consoleFrame, frameTexts, type Viewing } from '../frame.ts'
import { paths } from '../paths.ts'
import { shownLines } from '../provider/setting-form.ts'
import { bankHealthView } from './bank-health.ts'
import { confirmForm } from './confirm-form.ts'
import { facts } from './listing.ts'
import { momentView } from './moment.ts'
import { providerHistoryView } from './provider-history.ts'
import { providerTexts, type ProviderTexts } from './provider-texts.ts'
import { stateView } from './state.ts'

export type ProviderModel = {
  readonly viewing: Viewing
  readonly provider: Provider
  readonly connector: Connector
  readonly secrets: readonly KeptSecret[]
  readonly steps: readonly ProviderStep[]
  /** The names of operators by their ids. */
  readonly operators: ReadonlyMap<string, string>
  readonly health: BankHealth
  readonly now: Temporal.Instant
  readonly returnAddress: string
  readonly mayChange: boolean
}

export function providerView(model: ProviderModel): Html {
  const { viewing, provider, connector, returnAddress, mayChange } = model
  const { language } = viewing.page
  const say = providerTexts[language]
  const title = provider.name[language]
  const body = html`<p class="trail"><a href="${paths.providers}">${frameTexts[language].sections.providers}</a></p>
    <h1><bdi>${title}</bdi></h1>
    <p class="lead">${stateView(provider.status, language)} ${say.meanings[provider.status]}</p>
    ${mayChange && html`<p><a href="${path(paths.trials, provider)}">${say.tryBank}</a></p>`}
    ${bankHealthView(model.health, language, model.now)} ${descriptionSection(model, say)}
    <section aria-labelledby="return">
      <h2 id="return">${say.returnAddress}</h2>
      <p class="hint">${say.returnMeans}</p>
      <p><code class="line">${returnAddress}</code></p>
    </section>
    ${settingsSection(model, say)} ${secretsSection(model, say)} ${mayChange && statesSection(viewing, provider, say)}
    ${providerHistoryView(model.steps, model.operators, language)}`
  return consoleFrame({ viewing, here: 'providers', title: `${title} · ${connector.texts[language].name}`, body })
}

function descriptionSection({ viewing, provider, connector, mayChange }: ProviderModel, say: ProviderTexts): Html {
  const { language } = viewing.page
  const { providerId, name, url, address, transitNumbers, routingNumbers } = provider
  return html`<section aria-labelledby="identity">
    <h2 id="identity">${say.identity}</h2>
    ${facts([
      [say.id, html`<code>${providerId}</code>`],
      [say.connector, html`${connector.texts[language].name} <code class="id">${connector.name}</code>`],
      [say.nameEn, html`<bdi lang="en">${name.en}</bdi>`],
      [say.nameFr, html`<bdi lang="fr">${name.fr}</bdi>`],
      [say.country, say.countries[provider.country]],
      [say.language, say.languages[provider.language]],
      [say.url, url],
      [
        say.address,
        address === undefined
          ? undefined
          : html`${address.split('\n').map((line) => html`<span class="line">${line}</span>`)}`,
      ],
      [say.institutionNumber, provider.institutionNumber],
      [say.transitNumbers, linesOf(transitNumbers)],
      [say.routingNumbers, linesOf(routingNumbers)],
      [say.timeZone, provider.timeZone],
      [say.callsAtOnce, provider.callsAtOnce],
    ])}
    ${mayChange && html`<p><a href="${path(paths.changeProvider, { providerId })}">${say.change}</a></p>`}
  </section>`
}

function linesOf(all: readonly string[]): Html | undefined {
  return all.length > 0 ? html`${all.map((one) => html`<code class="line">${one}</code>`)}` : undefined
}

function settingsSection({ viewing, provider, connector }: ProviderModel, say: ProviderTexts): Html {
  const { language } = viewing.page
  const all = settingsOf(connector)
  return html`<section aria-labelledby="settings">
    <h2 id="settings">${say.settings}</h2>
    ${
      all.length === 0
        ? html`<p class="empty">${say.noSettings}</p>`
        : facts(
            all.flatMap(({ name, texts, fallback }) => {
              const lines = shownLines(provider.settings[name] ?? fallback)
              if (lines.length === 0) return []
              return [
                [texts[language].label, html`${lines.map((line) => html`<code class="line">${line}</code>`)}`] as const,
              ]
            }),
          )
    }
  </section>`
}

function secretsSection({ viewing, provider, connector, secrets, mayChange }: ProviderModel, say: ProviderTexts): Html {
  const { language } = viewing.page
  const names = Object.entries(connector.secrets)
  const { verb, means } = setSecret.texts[language]
  return html`<section aria-labelledby="secrets">
    <h2 id="secrets">${say.secrets}</h2>
    ${names.length === 0 ? html`<p class="empty">${say.noSecrets}</p>` : html`<p class="hint">${say.secretsLead}</p>`}
    ${names.map(([name, { texts, required, multiline }]) => {
      const kept = secrets.find((one) => one.name === name)
      const id = `value-${name}`
      const control = multiline
        ? html`<textarea id="${id}" name="value" rows="6" spellcheck="false" autocapitalize="none" required></textarea>`
        : html`<input id="${id}" name="value" type="password" autocomplete="off" required />`
      return html`<h3>${texts[language].label} <code class="id">${name}</code></h3>
        <p class="hint">${texts[language].means}</p>
        <p>${kept ? html`${say.setAt} ${momentView(kept.setAt)}` : required ? say.notSetNeeded : say.notSet}</p>
        ${
          mayChange &&
          html`<details class="reason">
            <summary>${verb}… <span class="unseen">${texts[language].label}</span></summary>
            <p class="hint">${means}</p>
            ${consoleForm(
              viewing,
              path(paths.setProviderSecret, { providerId: provider.providerId, name }),
              html`<div class="field"><label for="${id}">${say.newValue}</label>${control}</div>
                <button class="first">${verb}</button>`,
            )}
          </details>`
        }`
    })}
  </section>`
}

type Move = { readonly path: string; readonly texts: Readonly<Record<'en' | 'fr', OperationTexts>> }

const activate: Move = { path: paths.activateProvider, texts: activateProvider.texts }
const enable: Move = { path: paths.enableProvider, texts: enableProvider.texts }
const disable: Move = { path: paths.disableProvider, texts: disableProvider.texts }
const retire: Move = { path: paths.retireProvider, texts: retireProvider.texts }

const moves: Readonly<Record<ProviderStatus, readonly Move[]>> = {
  DRAFT: [activate, retire],
  ACTIVE: [disable, retire],
  DISABLED: [enable, retire],
  RETIRED: [],
}

function statesSection(viewing: Viewing, { providerId, status }: Provider, say: ProviderTexts): Html {
  return html`<section aria-labelledby="states">
    <h2 id="states">${say.states}</h2>
    ${moves[status].map(({ path: pattern, texts }) => {
      const { verb, means = '' } = texts[viewing.page.language]
      return confirmForm(viewing, { action: path<string>(pattern, { providerId: String(providerId) }), verb, means })
    })}
  </section>`
}
