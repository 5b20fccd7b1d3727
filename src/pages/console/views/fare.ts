// How a destination of deliveries fares: its state, its backlog and its last attempt, for the pages that show destinations.

import type { DeliveryOutcome } from '../../../domain/deliveries/delivery.ts'
import { isFailing, type Fare } from '../../../domain/deliveries/watch-destinations.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { momentView } from './moment.ts'

type FareState = 'works' | 'fails' | 'quiet' | 'ended'

const en = {
  states: { works: 'Works', fails: 'Fails', quiet: 'Nothing sent yet', ended: 'Ended' },
  waiting: (count: number) => `${count} pending`,
  givenUp: (count: number) => `${count} given up`,
  answered: (status: string) => `Answered ${status}`,
  outcomes: {
    'address-refused': 'Address in a private network',
    'name-unknown': 'Host name not found',
    unreachable: 'Not reachable',
    'certificate-refused': 'Certificate not valid',
    'timed-out': 'No answer in time',
    'too-large': 'Answer too long',
    'not-understood': 'Answer not understood',
    'not-read': 'The bank could not be read',
  },
}

type FareTexts = typeof en

const fr: FareTexts = {
  states: { works: 'Arrive', fails: 'Échoue', quiet: 'Rien d’envoyé', ended: 'Terminé' },
  waiting: (count) => `${count} en route`,
  givenUp: (count) => (count === 1 ? '1 abandon' : `${count} abandons`),
  answered: (status) => `A répondu ${status}`,
  outcomes: {
    'address-refused': 'Mène à un réseau privé',
    'name-unknown': 'Nom introuvable',
    unreachable: 'Injoignable',
    'certificate-refused': 'Certificat non valide',
    'timed-out': 'Pas de réponse à temps',
    'too-large': 'Réponse trop longue',
    'not-understood': 'Réponse incompréhensible',
    'not-read': 'La banque n’a pas pu être lue',
  },
}

const texts: Readonly<Record<Language, FareTexts>> = { en, fr }

const tones: Readonly<Record<FareState, string>> = { works: 'good', fails: 'bad', quiet: 'waiting', ended: 'over' }

export function stateOfFare(fare: Fare): FareState {
  if (fare.endedBecause !== undefined) return 'ended'
  if (isFailing(fare)) return 'fails'
  return fare.lastAttempt ? 'works' : 'quiet'
}

/** Returns the state, and what is on its way or given up. */
export function fareCell(fare: Fare, language: Language): Html {
  const say = texts[language]
  const state = stateOfFare(fare)
  const { waiting, givenUp } = fare
  return html`<span class="state ${tones[state]}">${say.states[state]}</span>
    ${waiting > 0 && html`<br />${say.waiting(waiting)}`} ${givenUp > 0 && html`<br />${say.givenUp(givenUp)}`}`
}

export function lastAttemptCell(lastAttempt: Fare['lastAttempt'], language: Language): Html | string {
  return lastAttempt ? html`${outcomeText(lastAttempt.outcome, language)}<br />${momentView(lastAttempt.at)}` : '–'
}

export function outcomeText(outcome: DeliveryOutcome, language: Language): string {
  const say = texts[language]
  const outcomes: Readonly<Partial<Record<DeliveryOutcome, string>>> = say.outcomes
  return outcomes[outcome] ?? say.answered(outcome.replace('status-', ''))
}

/** The maximum number of characters of an address. */
const LONGEST_SHOWN = 60

/** Omits the query, which may contain a secret of the receiver. */
export function receiverOf(url: string): string {
  const { origin, pathname } = new URL(url)
  const address = origin + pathname
  return address.length > LONGEST_SHOWN ? `${address.slice(0, LONGEST_SHOWN)}…` : address
}
