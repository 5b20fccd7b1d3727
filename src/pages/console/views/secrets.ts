// The secrets of a client: the list of valid ones, the form that replaces one, and the form that ends an old one early.

import type { SecretAge } from '../../../domain/clients/client-record.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html, type Printable } from '../../../platform/http/html.ts'
import { consoleForm, type Viewing } from '../frame.ts'
import { confirmForm } from './confirm-form.ts'
import { momentView } from './moment.ts'
import { endOldRecipientSecret, replaceRecipientSecret } from '../../../operations/clients.ts'

/** The choices for how many hours the old secret stays valid. */
const OVERLAPS = [0, 1, 24, 72, 168] as const

const en = {
  old: 'The old secret',
  overlap: (hours: number) =>
    hours === 0
      ? 'stops working immediately'
      : `works for ${hours > 24 ? `${hours / 24} more days` : hours === 1 ? 'one more hour' : `${hours} more hours`}`,
  lastUsed: 'last used',
  never: 'never used',
  worksUntil: 'valid until',
}

type SecretTexts = typeof en

const fr: SecretTexts = {
  old: 'L’ancien secret',
  overlap: (hours) =>
    hours === 0
      ? 'ne vaut plus rien aussitôt'
      : `sert encore ${hours > 24 ? `${hours / 24} jours` : hours === 1 ? 'une heure' : `${hours} heures`}`,
  lastUsed: 'dernier usage le',
  never: 'jamais utilisé',
  worksUntil: 'sert jusqu’au',
}

const texts: Readonly<Record<Language, SecretTexts>> = { en, fr }

type SecretForms = {
  readonly clientId: string
  readonly secrets: readonly SecretAge[]
  readonly replacePath: string
  readonly endOldPath: string
}

/** Returns a line per secret: when it was created and last used, and when it expires. */
export function secretLines(secrets: readonly SecretAge[], language: Language): Printable {
  const say = texts[language]
  return secrets.map(({ createdAt, lastUsedAt, endsAt }) => {
    const used = lastUsedAt ? html`${say.lastUsed} ${momentView(lastUsedAt)}` : say.never
    const until = endsAt && html`; ${say.worksUntil} ${momentView(endsAt)}`
    return html`<span class="line">${momentView(createdAt)}, ${used}${until}</span>`
  })
}

export function secretForms(viewing: Viewing, { clientId, secrets, replacePath, endOldPath }: SecretForms): Html {
  const { language } = viewing.page
  const say = texts[language]
  const replace = replaceRecipientSecret.texts[language]
  const id = `expires-${clientId}`
  const about = html`<span class="unseen">${clientId}</span>`
  const content = html`<div class="field">
      <label for="${id}">${say.old}</label>
      <select id="${id}" name="expires_old_in">
        ${OVERLAPS.map((hours) => html`<option value="${hours}">${say.overlap(hours)}</option>`)}
      </select>
    </div>
    <button class="first">${replace.verb} ${about}</button>`
  const hasOld = secrets.some(({ endsAt }) => endsAt !== undefined)
  return html`<details class="reason">
      <summary>${replace.verb}… ${about}</summary>
      <p class="hint">${replace.means}</p>
      ${consoleForm(viewing, replacePath, content)}
    </details>
    ${hasOld && confirmForm(viewing, { action: endOldPath, about: clientId, ...endOldRecipientSecret.texts[language] })}`
}
