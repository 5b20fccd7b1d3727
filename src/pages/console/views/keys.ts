// The view of the signing keys: each public key with its state, and the forms that announce the next key and end one.

import { ANNOUNCE_HOURS } from '../../../domain/keys/key-life.ts'
import type { KeyLine, KeyState } from '../../../domain/keys/list-keys.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { selectView } from './field.ts'
import { facts } from './listing.ts'
import { momentView } from './moment.ts'
import { reasonForm } from './reason-form.ts'
import { endKey, makeKey } from '../../../operations/keys.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

const en = {
  title: 'Keys',
  lead: 'These keys sign access tokens. Only the public keys are shown; they are published at /jwks until they retire.',
  states: { signs: 'Signs', announced: 'Announced', verifies: 'Verifies only', retired: 'Retired' },
  created: 'Created',
  signFrom: 'Signs from',
  verifiesUntil: 'Last token expires',
  retired: 'Retired',
  publicHalf: 'Public key',
  isAnnounced: 'The next key is announced already. It takes over automatically.',
  announce: 'Signs after',
  hours: (hours: number) => (hours % 24 === 0 && hours > 24 ? `${hours / 24} days` : `${hours} hours`),
  endMeans: {
    announced: 'Use this if the key may be compromised. The key never signs, and the current one stays in use.',
    signs:
      'Use this if the key may be compromised. Every server refuses the access tokens that it signed within a second, and all apps must refresh. A new key signs immediately, without announcement. Consents and refresh tokens stay valid.',
    verifies:
      'Use this if the key may be compromised. Every server refuses the last access tokens that it signed within a second, and their apps must refresh. Consents and refresh tokens stay valid.',
  },
}

type KeyTexts = typeof en

const fr: KeyTexts = {
  title: 'Clés',
  lead: 'Elles signent les jetons d’accès. Seules les moitiés publiques sont affichées; elles sont publiées à /jwks jusqu’au retrait de la clé.',
  states: { signs: 'Signe', announced: 'Annoncée', verifies: 'Vérifie seulement', retired: 'Retirée' },
  created: 'Création',
  signFrom: 'Signe dès',
  verifiesUntil: 'Son dernier jeton prend fin',
  retired: 'Retrait',
  publicHalf: 'Moitié publique',
  isAnnounced: 'La prochaine clé est déjà annoncée. Elle prend la relève d’elle-même.',
  announce: 'Signe après',
  hours: (hours) => (hours % 24 === 0 && hours > 24 ? `${hours / 24} jours` : `${hours} heures`),
  endMeans: {
    announced: 'Pour une clé que quelqu’un d’autre détient peut-être. Elle ne signe jamais; la clé actuelle continue.',
    signs:
      'Pour une clé que quelqu’un d’autre détient peut-être. Tout jeton d’accès qu’elle a signé est refusé en moins d’une seconde, sur chaque serveur : toutes les applis doivent renouveler le leur. Une nouvelle clé signe aussitôt, sans annonce. Consentements et jetons de renouvellement demeurent.',
    verifies:
      'Pour une clé que quelqu’un d’autre détient peut-être. Les derniers jetons d’accès qu’elle a signés sont refusés en moins d’une seconde, sur chaque serveur : leurs applis doivent les renouveler. Consentements et jetons de renouvellement demeurent.',
  },
}

const texts: Readonly<Record<Language, KeyTexts>> = { en, fr }

const tones: Readonly<Record<KeyState, string>> = {
  signs: 'good',
  announced: 'waiting',
  verifies: 'over',
  retired: 'over',
}

export type KeysModel = {
  readonly viewing: Viewing
  readonly keys: readonly KeyLine[]
  readonly mayChange: boolean
}

export function keysView(model: KeysModel): Html {
  const { viewing, keys, mayChange } = model
  const say = texts[viewing.page.language]
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    ${keys.map((key) => keyView(model, key, say))} ${mayChange && makeSection(model, say)}`
  return consoleFrame({ viewing, here: 'keys', title: say.title, body })
}

function keyView({ viewing, mayChange }: KeysModel, key: KeyLine, say: KeyTexts): Html {
  const { state } = key
  return html`<article class="key">
    <h2><code>${key.kid}</code> <span class="state ${tones[state]}">${say.states[state]}</span></h2>
    ${facts([
      [say.created, momentView(key.createdAt)],
      [say.signFrom, momentView(key.signFrom)],
      [say.verifiesUntil, key.verifiesUntil && momentView(key.verifiesUntil)],
      [say.retired, key.retiredAt && momentView(key.retiredAt)],
      [say.publicHalf, html`<code class="wide">${JSON.stringify(key.publicJwk)}</code>`],
    ])}
    ${mayChange && state !== 'retired' && endPart(viewing, key, say.endMeans[state])}
  </article>`
}

function endPart(viewing: Viewing, { kid }: KeyLine, means: string): Html {
  const { verb } = endKey.texts[viewing.page.language]
  return reasonForm(viewing, { id: `end-${kid}`, action: path(paths.endKey, { kid }), verb, means })
}

function makeSection({ viewing, keys }: KeysModel, say: KeyTexts): Html {
  if (keys.some(({ state }) => state === 'announced')) return html`<p class="hint">${say.isAnnounced}</p>`
  const { verb, means } = makeKey.texts[viewing.page.language]
  const choices = ANNOUNCE_HOURS.map((hours) => ({ value: String(hours), text: say.hours(hours) }))
  const content = html`${selectView({ name: 'hours', label: say.announce, choices })}
    <button class="first">${verb}</button>`
  return html`<section aria-labelledby="make" class="narrow">
    <h2 id="make">${verb}</h2>
    <p class="hint">${means}</p>
    ${consoleForm(viewing, paths.keys, content)}
  </section>`
}
