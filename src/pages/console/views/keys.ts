// What the page of keys shows: each public key with what it does now, and the form for a new one.

import type { KeyLine } from '../../../domain/keys/list-keys.ts'
import { ANNOUNCE_HOURS } from '../../../domain/keys/make-signing-key.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { selectView } from './field.ts'
import { facts } from './listing.ts'
import { momentView } from './moment.ts'

type KeyState = 'signs' | 'announced' | 'verifies' | 'retired'

type KeyWords = {
  readonly title: string
  readonly lead: string
  readonly states: Readonly<Record<KeyState, string>>
  readonly created: string
  readonly signFrom: string
  readonly retired: string
  readonly publicHalf: string
  readonly make: string
  readonly makeMeans: string
  readonly announce: string
  readonly hours: (hours: number) => string
}

const en: KeyWords = {
  title: 'Keys',
  lead: 'They sign access tokens. Only the public halves are shown; they are published at /jwks until the key is retired.',
  states: { signs: 'Signs', announced: 'Announced', verifies: 'Verifies only', retired: 'Retired' },
  created: 'Created',
  signFrom: 'Signs from',
  retired: 'Retired',
  publicHalf: 'Public half',
  make: 'Make a new key',
  makeMeans: 'It is published at once and signs later, so that recipients know it before they meet it.',
  announce: 'Signs after',
  hours: (hours) => (hours % 24 === 0 && hours > 24 ? `${hours / 24} days` : `${hours} hours`),
}

const fr: KeyWords = {
  title: 'Clés',
  lead: 'Elles signent les jetons d’accès. Seules les moitiés publiques sont affichées; elles sont publiées à /jwks jusqu’au retrait de la clé.',
  states: { signs: 'Signe', announced: 'Annoncée', verifies: 'Vérifie seulement', retired: 'Retirée' },
  created: 'Création',
  signFrom: 'Signe dès',
  retired: 'Retrait',
  publicHalf: 'Moitié publique',
  make: 'Créer une clé',
  makeMeans: 'Elle est publiée aussitôt et signe plus tard : les destinataires la connaissent avant de la rencontrer.',
  announce: 'Signe après',
  hours: (hours) => (hours % 24 === 0 && hours > 24 ? `${hours / 24} jours` : `${hours} heures`),
}

const words: Readonly<Record<Language, KeyWords>> = { en, fr }

const tones: Readonly<Record<KeyState, string>> = {
  signs: 'good',
  announced: 'waiting',
  verifies: 'over',
  retired: 'over',
}

export type KeysModel = {
  readonly viewing: Viewing
  readonly keys: readonly KeyLine[]
  readonly now: Temporal.Instant
  /** The id of the key that signs. */
  readonly signing: string
  readonly mayChange: boolean
}

export function keysView(model: KeysModel): Html {
  const { viewing, keys, mayChange } = model
  const say = words[viewing.page.language]
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    ${keys.map((key) => keyView(model, key, say))} ${mayChange && makeSection(viewing, say)}`
  return consoleFrame({ viewing, here: 'keys', title: say.title, body })
}

function keyView(model: KeysModel, key: KeyLine, say: KeyWords): Html {
  const state = stateOf(model, key)
  return html`<article class="key">
    <h2><code>${key.kid}</code> <span class="state ${tones[state]}">${say.states[state]}</span></h2>
    ${facts([
      [say.created, momentView(key.createdAt)],
      [say.signFrom, momentView(key.signFrom)],
      [say.retired, key.retiredAt && momentView(key.retiredAt)],
      [say.publicHalf, html`<code class="wide">${JSON.stringify(key.publicJwk)}</code>`],
    ])}
  </article>`
}

function stateOf({ now, signing }: KeysModel, { kid, signFrom, retiredAt }: KeyLine): KeyState {
  if (retiredAt) return 'retired'
  if (kid === signing) return 'signs'
  return Temporal.Instant.compare(signFrom, now) > 0 ? 'announced' : 'verifies'
}

function makeSection(viewing: Viewing, say: KeyWords): Html {
  const choices = ANNOUNCE_HOURS.map((hours) => ({ value: String(hours), text: say.hours(hours) }))
  const content = html`${selectView({ name: 'hours', label: say.announce, choices })}
    <button class="first">${say.make}</button>`
  return html`<section aria-labelledby="make" class="narrow">
    <h2 id="make">${say.make}</h2>
    <p class="hint">${say.makeMeans}</p>
    ${consoleForm(viewing, '/console/keys', content)}
  </section>`
}
