// The views of the pages of registrations: a list per status, and one with its history and next steps.

import type { Actor } from '../../../domain/journal/act.ts'
import type { RegistrationLine } from '../../../domain/registrations/find-registrations.ts'
import type { NameWarnings } from '../../../domain/names/name-warnings.ts'
import {
  registrationStatuses,
  registrationVerbs,
  transitions,
  type RegistrationStatus,
} from '../../../domain/registrations/registration.ts'
import type { RegistrationStep } from '../../../domain/registrations/registration-step.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { facts, listing, nameWithId } from './listing.ts'
import { momentView } from './moment.ts'
import { reasonForm } from './reason-form.ts'
import { stateView, stateTexts } from './state.ts'
import { registrationTexts } from '../../../operations/registrations.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

const en = {
  title: 'Registrations',
  states: 'States',
  empty: 'No registration is in this state.',
  recipient: 'Recipient',
  provider: 'Provider',
  requested: 'Requested',
  since: 'Since',
  state: 'State',
  one: 'Registration',
  next: 'Next step',
  mayNot: 'Your role can read registrations. An operator can change them.',
  lookAlikes: 'Customers may confuse it with another app. Check who requests it before you approve:',
  namesInside: 'Its name contains the name of another party. Check that this party agrees:',
  history: 'History',
  step: 'Step',
  when: 'When',
  who: 'By',
  why: 'Reason',
}

type RegistrationTexts = typeof en

const fr: RegistrationTexts = {
  title: 'Inscriptions',
  states: 'États',
  empty: 'Aucune inscription n’est dans cet état.',
  recipient: 'Destinataire',
  provider: 'Fournisseur',
  requested: 'Demande',
  since: 'Depuis',
  state: 'État',
  one: 'Inscription',
  next: 'Prochaine étape',
  mayNot: 'Votre rôle permet de consulter les inscriptions. Une personne du rôle Exploitation en décide.',
  lookAlikes: 'Les clients pourraient la prendre pour une autre appli. Sachez qui demande avant d’approuver :',
  namesInside: 'Son nom contient un nom qui n’est pas le sien. Sachez si l’intéressé est d’accord :',
  history: 'Historique',
  step: 'Étape',
  when: 'Date',
  who: 'Par',
  why: 'Motif',
}

const texts: Readonly<Record<Language, RegistrationTexts>> = { en, fr }

export type RegistrationsModel = {
  readonly viewing: Viewing
  readonly counts: Readonly<Partial<Record<RegistrationStatus, number>>>
  readonly status: RegistrationStatus
  readonly registrations: readonly RegistrationLine[]
}

export function registrationsView({ viewing, counts, status, registrations }: RegistrationsModel): Html {
  const { language } = viewing.page
  const say = texts[language]
  const body = html`<h1>${say.title}</h1>
    <nav class="states" aria-label="${say.states}">
      <ul role="list">
        ${registrationStatuses.map((one) => {
          const current = one === status && html` aria-current="true"`
          return html`<li>
            <a href="${path(paths.registrations, {}, { status: one })}" ${current}
              >${stateTexts[language][one]} <span class="count">${counts[one] ?? 0}</span></a
            >
          </li>`
        })}
      </ul>
    </nav>
    ${registrationListing(registrations, language, { label: stateTexts[language][status] })}`
  return consoleFrame({ viewing, here: 'registrations', title: say.title, body })
}

/** Returns the list of registrations, without the recipient on the page of one. */
export function registrationListing(
  registrations: readonly RegistrationLine[],
  language: Language,
  { label, ofOneRecipient = false }: { readonly label: string; readonly ofOneRecipient?: boolean },
): Html {
  const say = texts[language]
  return listing({
    label,
    columns: [!ofOneRecipient && say.recipient, say.provider, say.state, say.requested, say.since],
    rows: registrations.map((registration) => [
      nameWithId(registration.clientName, registration.clientId, path(paths.registration, registration)),
      nameWithId(
        registration.providerName[language],
        String(registration.providerId),
        ofOneRecipient ? path(paths.registration, registration) : undefined,
      ),
      stateView(registration.status, language),
      momentView(registration.requestedAt),
      momentView(registration.changedAt),
    ]),
    empty: say.empty,
  })
}

export type RegistrationModel = {
  readonly viewing: Viewing
  readonly registration: RegistrationLine
  readonly steps: readonly RegistrationStep[]
  /** The names of operators by id. */
  readonly names: ReadonlyMap<string, string>
  readonly warnings: NameWarnings
  readonly mayChange: boolean
}

export function registrationView(model: RegistrationModel): Html {
  const { viewing, registration, steps, names, mayChange } = model
  const { language } = viewing.page
  const say = texts[language]
  const { clientId, clientName, providerId, providerName, status } = registration
  const recipient = nameWithId(clientName, clientId, path(paths.recipient, { clientId }))
  const body = html`<p class="trail"><a href="${path(paths.registrations, {}, { status })}">${say.title}</a></p>
    <h1><bdi>${clientName}</bdi> · <bdi>${providerName[language]}</bdi></h1>
    ${facts([
      [say.state, stateView(status, language)],
      [say.recipient, recipient],
      [say.provider, nameWithId(providerName[language], String(providerId))],
      [say.requested, momentView(registration.requestedAt)],
    ])}
    ${warningsView(model, say)} ${nextSteps(viewing, registration, mayChange, say)}
    <section aria-labelledby="history">
      <h2 id="history">${say.history}</h2>
      ${listing({
        label: say.history,
        columns: [say.step, say.when, say.who, say.why],
        rows: steps.map(({ status, at, actor, reason }) => [
          stateView(status, language),
          momentView(at),
          actorView(actor, names),
          reason === undefined ? '–' : html`<bdi>${reason}</bdi>`,
        ]),
        empty: '–',
      })}
    </section>`
  return consoleFrame({ viewing, here: 'registrations', title: say.one, body })
}

function warningsView({ warnings }: RegistrationModel, say: RegistrationTexts): Html | false {
  const { lookAlikes, namesInside } = warnings
  if (lookAlikes.length === 0 && namesInside.length === 0) return false
  const others = lookAlikes.map(
    ({ clientId, name, organization }) =>
      html`<li>
        <a href="${path(paths.recipient, { clientId })}"><bdi>${name}</bdi></a> ·
        <bdi>${organization}</bdi>
        <code class="id">${clientId}</code>
      </li>`,
  )
  const inside = namesInside.map((name) => html`<li><bdi>${name}</bdi></li>`)
  return html`<div class="notice" role="note">
    ${
      others.length > 0 &&
      html`<p>${say.lookAlikes}</p>
        <ul>
          ${others}
        </ul>`
    }
    ${
      inside.length > 0 &&
      html`<p>${say.namesInside}</p>
        <ul>
          ${inside}
        </ul>`
    }
  </div>`
}

function nextSteps(viewing: Viewing, registration: RegistrationLine, mayChange: boolean, say: RegistrationTexts): Html {
  if (!mayChange) return html`<p class="notice">${say.mayNot}</p>`
  const verbs = registrationVerbs.filter((verb) => {
    const from: readonly RegistrationStatus[] = transitions[verb].from
    return from.includes(registration.status)
  })
  return html`<section aria-labelledby="next">
    <h2 id="next">${say.next}</h2>
    <ul class="steps-to-take" role="list">
      ${verbs.map((verb) => {
        const { verb: text, means } = registrationTexts[viewing.page.language][verb]
        const { clientId, providerId, status } = registration
        const action = path(paths.changeRegistration, { clientId, providerId, verb }, { from: status })
        return html`<li>
          ${
            transitions[verb].needsReason
              ? reasonForm(viewing, { id: verb, action, verb: text })
              : consoleForm(viewing, action, html`<button class="first">${text}</button>`)
          }
          <p class="hint">${means}</p>
        </li>`
      })}
    </ul>
  </section>`
}

/** Shows an operator by name, and any other actor by id. */
export function actorView({ kind, id }: Actor, names: ReadonlyMap<string, string>): Html {
  const name = kind === 'operator' ? names.get(id) : undefined
  return name === undefined ? html`${kind} <code class="id">${id}</code>` : html`<bdi>${name}</bdi>`
}
