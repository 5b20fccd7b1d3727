// The view of the journal: the filter, the entries, and the link to older ones.

import { journalActions, journalKinds } from '../../../domain/journal/journal-action.ts'
import type { JournalLine, JournalQuestion } from '../../../domain/journal/search-journal.ts'
import type { Provider } from '../../../domain/providers/provider.ts'
import type { ClientRecord } from '../../../domain/clients/client-record.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleFrame, type Viewing } from '../frame.ts'
import { filterForm, providerChoices, recipientChoices, type FilterField } from './filter.ts'
import { listing } from './listing.ts'
import { actorView } from './registrations.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

const en = {
  title: 'Journal',
  empty: 'No entry was found.',
  when: 'When',
  kind: 'Kind',
  kinds: { change: 'Changes', read: 'Reads' },
  action: 'Action',
  actor: 'By',
  actorId: 'By (id)',
  recipient: 'Recipient',
  provider: 'Provider',
  consent: 'Consent',
  about: 'About',
  detail: 'Detail',
  from: 'From (UTC)',
  until: 'Until (UTC)',
  older: 'Older entries',
}

type JournalTexts = typeof en

const fr: JournalTexts = {
  title: 'Journal',
  empty: 'Aucune écriture n’a été trouvée.',
  when: 'Date',
  kind: 'Type',
  kinds: { change: 'Modifications', read: 'Lectures' },
  action: 'Action',
  actor: 'Par',
  actorId: 'Par (identifiant)',
  recipient: 'Destinataire',
  provider: 'Fournisseur',
  consent: 'Consentement',
  about: 'Objet',
  detail: 'Détail',
  from: 'De (UTC)',
  until: 'À (UTC)',
  older: 'Écritures plus anciennes',
}

const texts: Readonly<Record<Language, JournalTexts>> = { en, fr }

export type JournalModel = {
  readonly viewing: Viewing
  readonly question: JournalQuestion
  readonly entries: readonly JournalLine[]
  readonly hasMore: boolean
  /** The names of operators by id. */
  readonly names: ReadonlyMap<string, string>
  readonly recipients: readonly ClientRecord[]
  readonly providers: readonly Provider[]
}

export function journalView(model: JournalModel): Html {
  const { viewing, entries, hasMore, names } = model
  const { language } = viewing.page
  const say = texts[language]
  const fields = filterFields(model, say)
  const body = html`<h1>${say.title}</h1>
    ${filterForm(language, paths.journal, fields)} ${entryListing(entries, names, language)}
    ${hasMore && html`<p><a href="${olderAddress(fields, entries)}">${say.older}</a></p>`}`
  return consoleFrame({ viewing, here: 'journal', title: say.title, body })
}

function filterFields({ viewing, question, recipients, providers }: JournalModel, say: JournalTexts): FilterField[] {
  const { language } = viewing.page
  return [
    {
      name: 'kind',
      label: say.kind,
      value: question.kind,
      choices: journalKinds.map((kind) => ({ value: kind, text: say.kinds[kind] })),
    },
    {
      name: 'action',
      label: say.action,
      value: question.action,
      choices: journalActions.map((action) => ({ value: action, text: action })),
    },
    { name: 'actor', label: say.actorId, value: question.actorId },
    { name: 'recipient', label: say.recipient, value: question.clientId, choices: recipientChoices(recipients) },
    {
      name: 'provider',
      label: say.provider,
      value: question.providerId?.toString(),
      choices: providerChoices(providers, language),
    },
    { name: 'consent', label: say.consent, value: question.consentId },
    { name: 'from', label: say.from, value: momentInField(question.from), type: 'datetime-local' },
    { name: 'until', label: say.until, value: momentInField(question.until), type: 'datetime-local' },
  ]
}

function momentInField(at: Temporal.Instant | undefined): string | undefined {
  return at?.toString({ smallestUnit: 'minute' }).replace('Z', '')
}

function olderAddress(fields: readonly FilterField[], entries: readonly JournalLine[]): string {
  const last = entries.at(-1)
  const filter = Object.fromEntries(fields.map(({ name, value }) => [name, value]))
  return path(paths.journal, {}, { ...filter, after: last && `${last.at.toString()} ${last.journalEntryId}` })
}

/** Returns the list of entries, which the page of a consent shows as well. */
export function entryListing(
  entries: readonly JournalLine[],
  names: ReadonlyMap<string, string>,
  language: Language,
): Html {
  const say = texts[language]
  return listing({
    label: say.title,
    columns: [say.when, say.action, say.actor, say.about, say.detail],
    rows: entries.map((entry) => [
      secondView(entry.at),
      html`<code>${entry.action}</code>`,
      actorView(entry.actor, names),
      aboutView(entry),
      html`<span class="detail">${detailText(entry.detail)}</span>`,
    ]),
    empty: say.empty,
  })
}

/** Shows the time to the second, because the order of entries matters. */
function secondView(at: Temporal.Instant): Html {
  const [day, time] = at.toString({ smallestUnit: 'second' }).replace('Z', '').split('T')
  return html`<time datetime="${at.toString()}">${day} ${time}&nbsp;UTC</time>`
}

function aboutView({ clientId, providerId, consentId }: JournalLine): Html {
  if (consentId !== undefined) {
    return html`<a href="${path(paths.consent, { consentId })}"><code class="id">${consentId}</code></a>`
  }
  const ids = [clientId, providerId].filter((id) => id !== undefined).join(' · ')
  return ids === '' ? html`–` : html`<code class="id">${ids}</code>`
}

function detailText(detail: JournalLine['detail']): string {
  const pairs = Object.entries(detail).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : JSON.stringify(value)
    return `${name}: ${text}`
  })
  return pairs.join(' · ')
}
