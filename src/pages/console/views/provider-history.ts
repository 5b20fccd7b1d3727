// The section of a provider's page that shows what operators changed.

import type { ProviderStep } from '../../../domain/providers/provider-history.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { actorView } from './registrations.ts'
import { listing } from './listing.ts'
import { momentView } from './moment.ts'

const en = {
  history: 'History',
  when: 'When',
  who: 'Who',
  what: 'What',
  empty: 'Nothing has been recorded yet.',
  steps: {
    'add-provider': 'Added as a draft',
    'change-provider': 'Changed',
    'replace-provider-secret': 'Secret replaced',
    'activate-provider': 'Activated',
    'enable-provider': 'Enabled',
    'disable-provider': 'Disabled',
    'retire-provider': 'Retired',
  } satisfies Record<ProviderStep['action'], string>,
}

type HistoryTexts = Omit<typeof en, 'steps'> & { readonly steps: Readonly<Record<ProviderStep['action'], string>> }

const fr: HistoryTexts = {
  history: 'Historique',
  when: 'Quand',
  who: 'Qui',
  what: 'Quoi',
  empty: 'Rien n’a encore été consigné.',
  steps: {
    'add-provider': 'Ajouté comme ébauche',
    'change-provider': 'Modifié',
    'replace-provider-secret': 'Secret remplacé',
    'activate-provider': 'Activé',
    'enable-provider': 'Réactivé',
    'disable-provider': 'Désactivé',
    'retire-provider': 'Retiré',
  },
}

const texts: Readonly<Record<Language, HistoryTexts>> = { en, fr }

export function providerHistoryView(
  steps: readonly ProviderStep[],
  operators: ReadonlyMap<string, string>,
  language: Language,
): Html {
  const say = texts[language]
  return html`<section aria-labelledby="history">
    <h2 id="history">${say.history}</h2>
    ${listing({
      label: say.history,
      columns: [say.what, say.when, say.who],
      rows: steps.map(({ action, at, actor, names }) => [
        html`${say.steps[action]} ${names.map((name) => html`<code class="line">${name}</code>`)}`,
        momentView(at),
        actorView(actor, operators),
      ]),
      empty: say.empty,
    })}
  </section>`
}
