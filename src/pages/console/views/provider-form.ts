// The form of a provider: its description, and the settings of its connector, one control for each.

import { z } from 'zod'
import type { Provider } from '../../../domain/providers/provider.ts'
import type { Connector } from '../../../domain/retrieval/connector.ts'
import { settingsOf, type Setting } from '../../../domain/retrieval/setting.ts'
import { addProvider, changeProvider } from '../../../operations/providers.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { path, withQuery } from '../../../platform/http/path.ts'
import type { FieldErrors } from '../field-errors.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { paths } from '../paths.ts'
import { controlName, shownLines } from '../provider/setting-form.ts'
import { fieldErrorView } from './field-errors.ts'
import { countryView, fieldView, formError, hiddenView, linesView, selectView, ticksView, type Field } from './field.ts'
import { providerTexts, type ProviderTexts } from './provider-texts.ts'

const typed = z.string().catch('')
const typedLines = z.array(z.string()).catch([])

/** What was typed, whatever it is. */
export const typedProvider = z.object({
  provider_id: typed,
  name_en: typed,
  name_fr: typed,
  country: typed,
  language: typed,
  url: typed,
  address: typed,
  institution_number: typed,
  transit_numbers: typedLines,
  routing_numbers: typedLines,
  time_zone: z.string().catch('America/Toronto'),
  calls_at_once: z.union([z.string(), z.number().transform(String)]).catch(''),
})

export type ProviderFormModel = {
  readonly viewing: Viewing
  readonly connector: Connector
  /** Absent for a new one. */
  readonly provider?: Provider
  readonly form: z.output<typeof typedProvider>
  readonly settings: Readonly<Record<string, unknown>>
  readonly errors: FieldErrors
}

/** The kinds of banks, each with a link to its form. */
export function connectorChoiceView(viewing: Viewing, connectors: readonly Connector[]): Html {
  const { language } = viewing.page
  const say = providerTexts[language]
  const body = html`<h1>${say.add}</h1>
    <p class="lead">${say.chooseConnector}</p>
    ${connectors.map(
      ({ name, texts }) =>
        html`<h2><a href="${withQuery(paths.newProvider, { connector: name })}">${texts[language].name}</a></h2>
          <p>${texts[language].means}</p>`,
    )}`
  return consoleFrame({ viewing, here: 'providers', title: say.add, body })
}

export function providerFormView(model: ProviderFormModel): Html {
  const { viewing, connector, provider, errors } = model
  const { language } = viewing.page
  const say = providerTexts[language]
  const { verb } = (provider ? changeProvider : addProvider).texts[language]
  const action = provider ? path(paths.changeProvider, provider) : paths.addProvider
  const hidden = provider
    ? hiddenView([['from_version', String(provider.settingsVersion)]])
    : hiddenView([['connector', connector.name]])
  const title = provider ? provider.name[language] : say.addOf(connector.texts[language].name)
  const body = html`<p class="trail">
      ${provider && html`<a href="${path(paths.provider, provider)}"><bdi>${provider.name[language]}</bdi></a>`}
    </p>
    <h1>${title}</h1>
    <p class="lead">${provider ? say.meanings[provider.status] : say.lead}</p>
    ${formError(errors.size > 0 ? say.failed : undefined)}
    <div class="narrow">
      ${consoleForm(
        viewing,
        action,
        html`${hidden} ${descriptionFields(model, say)}
          <h2>${say.settings}</h2>
          <p class="hint">${connector.texts[language].means}</p>
          ${fieldErrorView(errors, 'settings', language)}
          ${settingsOf(connector).map((one) => settingView(model, one, say))} <button class="first">${verb}</button>`,
      )}
    </div>`
  return consoleFrame({ viewing, here: 'providers', title, body })
}

function descriptionFields({ viewing, provider, form, errors }: ProviderFormModel, say: ProviderTexts): Html {
  const { language } = viewing.page
  const error = (name: string) => fieldErrorView(errors, name, language)
  const optional = (label: string) => `${label} (${say.optional})`
  const { en, fr } = say.languages
  const field = (name: TextName, label: string, more: Partial<Field> = {}): Html =>
    fieldView({ name, label, value: form[name], error: error(name), ...more })
  const list = (name: ListName, label: string, hint: string): Html =>
    linesView({ name, label: optional(label), hint, lines: form[name], error: error(name) })
  const short = { isOptional: true, isShort: true }
  const lines = form.address === '' ? [] : form.address.split('\n')
  return html`${!provider && field('provider_id', optional(say.id), short)}
  ${field('name_en', say.nameEn, { hint: say.nameHint })} ${field('name_fr', say.nameFr, { hint: say.nameHint })}
  ${countryView(say.country, form.country, say.countries)}
  ${selectView({
    name: 'language',
    label: say.language,
    hint: say.languageHint,
    value: form.language,
    choices: [
      { value: 'en', text: en },
      { value: 'fr', text: fr },
    ],
  })}
  ${field('url', optional(say.url), { hint: 'https://bank.example/', type: 'url', isOptional: true })}
  ${linesView({ name: 'address', label: optional(say.address), hint: say.addressHint, lines, error: error('address') })}
  ${field('institution_number', optional(say.institutionNumber), { ...short, hint: say.institutionHint })}
  ${list('transit_numbers', say.transitNumbers, say.transitHint)}
  ${list('routing_numbers', say.routingNumbers, say.routingHint)}
  ${field('time_zone', say.timeZone, { hint: say.timeZoneHint })}
  ${field('calls_at_once', optional(say.callsAtOnce), { ...short, hint: say.callsAtOnceHint })}`
}

type ListName = 'transit_numbers' | 'routing_numbers'
type TextName = Exclude<keyof ProviderFormModel['form'], ListName>

function settingView({ viewing, settings, errors }: ProviderFormModel, one: Setting, say: ProviderTexts): Html {
  const { texts, kind, required, fallback, choices } = one
  const { label: plain, means } = texts[viewing.page.language]
  const name = controlName(one)
  const label = required ? plain : `${plain} (${say.optional})`
  const value = settings[one.name]
  const error = fieldErrorView(errors, name, viewing.page.language)
  const preset =
    kind === 'flag' || shownLines(fallback).length === 0 ? '' : ` ${say.default} ${shownLines(fallback).join(', ')}.`
  const hint = `${means}${preset}`
  if (kind === 'flag') {
    const isTicked = (value ?? fallback) === true
    return ticksView({ name, legend: label, choices: [{ value: 'true', text: means, isTicked }] })
  }
  if (kind === 'choice') {
    const none = required ? [] : [{ value: '', text: say.choice }]
    const all = [...none, ...choices.map((choice) => ({ value: choice, text: choice }))]
    return selectView({ name, label, hint, value: shownLines(value)[0] ?? '', choices: all })
  }
  if (kind === 'list' || kind === 'table') {
    const how = kind === 'table' ? say.tableHint : say.listHint
    return linesView({ name, label, hint: `${hint} ${how}`, lines: shownLines(value), error })
  }
  return fieldView({
    name,
    label,
    hint,
    value: shownLines(value)[0] ?? '',
    error,
    isOptional: !required,
    isShort: kind === 'number',
  })
}
