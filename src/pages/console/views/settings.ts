// The view of the settings: the name, value, source and description of each option.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import type { ShownOption } from '../../../platform/shown-option.ts'
import { consoleFrame, type Viewing } from '../frame.ts'
import { listing } from './listing.ts'

const en = {
  title: 'Settings',
  lead: 'Settings are read from the environment when the server starts. To change one, set the variable and restart the server.',
  name: 'Option',
  value: 'Value',
  from: 'Source',
  sources: { environment: 'Environment', default: 'Default', demo: 'Demo, at its first start', nowhere: 'Not set' },
  hidden: 'Hidden',
  empty: 'There are no settings.',
}

type SettingTexts = typeof en

const fr: SettingTexts = {
  title: 'Réglages',
  lead: 'Ils sont lus dans l’environnement au démarrage. Pour en changer un, définissez-le et redémarrez.',
  name: 'Option',
  value: 'Valeur',
  from: 'Provenance',
  sources: {
    environment: 'Environnement',
    default: 'Valeur par défaut',
    demo: 'La démonstration, à son premier démarrage',
    nowhere: 'Non défini',
  },
  hidden: 'Masquée',
  empty: 'Il n’y a pas de réglages.',
}

const texts: Readonly<Record<Language, SettingTexts>> = { en, fr }

export function settingsView(viewing: Viewing, settings: readonly ShownOption[]): Html {
  const { language } = viewing.page
  const say = texts[language]
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    ${listing({
      label: say.title,
      columns: [say.name, say.value, say.from],
      rows: settings.map((option) => [
        html`<code>${option.name}</code> <span class="hint">${option.says[language]}</span>`,
        valueView(option, say),
        say.sources[option.from],
      ]),
      empty: say.empty,
    })}`
  return consoleFrame({ viewing, here: 'settings', title: say.title, body })
}

function valueView({ value, from, isSecret }: ShownOption, say: SettingTexts): Html {
  if (isSecret && from !== 'nowhere') return html`<em>${say.hidden}</em>`
  return value === undefined ? html`–` : html`<code>${value}</code>`
}
