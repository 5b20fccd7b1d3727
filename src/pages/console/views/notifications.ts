// The view of the notification subscriptions: the subject and the address of each, its last attempt, and its backlog.

import type { DeliveryOutcome } from '../../../domain/deliveries/delivery.ts'
import { isFailing } from '../../../domain/deliveries/watch-destinations.ts'
import type { WatchedSubscription } from '../../../domain/notifications/watch-subscriptions.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { listing, nameWithId } from './listing.ts'
import { momentView } from './moment.ts'
import { sendNotificationsAgain } from '../../../operations/notifications.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

type State = 'works' | 'fails' | 'quiet' | 'ended'

const en = {
  title: 'Notifications',
  lead: 'Each row is a subscription of a recipient. A notification that cannot be delivered is retried for about three days, then given up.',
  empty: 'No recipient has subscribed to notifications yet.',
  recipient: 'Recipient',
  about: 'Subject and address',
  state: 'State',
  states: { works: 'Works', fails: 'Fails', quiet: 'Nothing sent yet', ended: 'Ended' },
  lastAttempt: 'Last attempt',
  waiting: (count: number) => `${count} pending`,
  givenUp: (count: number) => `${count} given up`,
  action: 'Action',
  answered: (status: string) => `Answered ${status}`,
  outcomes: {
    'address-refused': 'Address in a private network',
    'name-unknown': 'Host name not found',
    unreachable: 'Not reachable',
    'certificate-refused': 'Certificate not valid',
    'timed-out': 'No answer in time',
    'too-large': 'Answer too long',
    'not-understood': 'Answer not understood',
  },
}

type NotificationTexts = typeof en

const fr: NotificationTexts = {
  title: 'Avis',
  lead: 'Chaque ligne dit ce qu’un destinataire veut apprendre, et où. Ce qui n’arrive pas est renvoyé pendant trois jours environ, puis abandonné.',
  empty: 'Aucun destinataire n’a encore demandé d’avis.',
  recipient: 'Destinataire',
  about: 'Objet et adresse',
  state: 'État',
  states: { works: 'Arrive', fails: 'Échoue', quiet: 'Rien d’envoyé', ended: 'Terminé' },
  lastAttempt: 'Dernier essai',
  waiting: (count) => `${count} en route`,
  givenUp: (count) => (count === 1 ? '1 abandon' : `${count} abandons`),
  action: 'Action',
  answered: (status) => `A répondu ${status}`,
  outcomes: {
    'address-refused': 'Mène à un réseau privé',
    'name-unknown': 'Nom introuvable',
    unreachable: 'Injoignable',
    'certificate-refused': 'Certificat non valide',
    'timed-out': 'Pas de réponse à temps',
    'too-large': 'Réponse trop longue',
    'not-understood': 'Réponse incompréhensible',
  },
}

const texts: Readonly<Record<Language, NotificationTexts>> = { en, fr }

const tones: Readonly<Record<State, string>> = { works: 'good', fails: 'bad', quiet: 'waiting', ended: 'over' }

export type NotificationsModel = {
  readonly viewing: Viewing
  readonly subscriptions: readonly WatchedSubscription[]
  readonly mayChange: boolean
}

export function notificationsView({ viewing, subscriptions, mayChange }: NotificationsModel): Html {
  const say = texts[viewing.page.language]
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    ${listing({
      label: say.title,
      columns: [say.recipient, say.about, say.state, say.lastAttempt, mayChange && say.action],
      rows: subscriptions.map((subscription) => {
        const { clientId, recipientName, type, category, lastAttempt, waiting, givenUp } = subscription
        const state = stateOf(subscription)
        return [
          nameWithId(recipientName, clientId, path(paths.recipient, { clientId })),
          html`<code>${type}</code> <code>${category}</code><br /><code class="id">${receiverOf(subscription)}</code>`,
          html`<span class="state ${tones[state]}">${say.states[state]}</span>
            ${waiting > 0 && html`<br />${say.waiting(waiting)}`} ${givenUp > 0 && html`<br />${say.givenUp(givenUp)}`}`,
          lastAttempt ? html`${outcomeText(lastAttempt.outcome, say)}<br />${momentView(lastAttempt.at)}` : '–',
          againButton(viewing, subscription),
        ]
      }),
      empty: say.empty,
    })}`
  return consoleFrame({ viewing, here: 'notifications', title: say.title, body })
}

function stateOf(subscription: WatchedSubscription): State {
  if (subscription.endedBecause !== undefined) return 'ended'
  if (isFailing(subscription)) return 'fails'
  return subscription.lastAttempt ? 'works' : 'quiet'
}

/** The maximum number of characters of an address. */
const LONGEST_SHOWN = 60

/** Omits the query, which may contain a secret of the recipient. */
function receiverOf({ callbackUrl }: WatchedSubscription): string {
  const { origin, pathname } = new URL(callbackUrl)
  const address = origin + pathname
  return address.length > LONGEST_SHOWN ? `${address.slice(0, LONGEST_SHOWN)}…` : address
}

function outcomeText(outcome: DeliveryOutcome, say: NotificationTexts): string {
  const outcomes: Readonly<Partial<Record<DeliveryOutcome, string>>> = say.outcomes
  return outcomes[outcome] ?? say.answered(outcome.replace('status-', ''))
}

function againButton(viewing: Viewing, subscription: WatchedSubscription): Html | string {
  if (stateOf(subscription) !== 'fails') return '–'
  const which = html`<span class="unseen">${subscription.recipientName} ${subscription.type}</span>`
  const { verb } = sendNotificationsAgain.texts[viewing.page.language]
  const action = path(paths.sendNotificationsAgain, { subscriptionId: subscription.id })
  return consoleForm(viewing, action, html`<button class="second">${verb} ${which}</button>`)
}
