// The view of the notification subscriptions: the subject and the address of each, its last attempt, and its backlog.

import type { Webhook } from '../../../domain/webhooks/webhook.ts'
import type { WatchedSubscription } from '../../../domain/notifications/watch-subscriptions.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { fareCell, lastAttemptCell, receiverOf, stateOfFare } from './fare.ts'
import { listing, nameWithId } from './listing.ts'
import { sendNotificationsAgain } from '../../../operations/notifications.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

const en = {
  title: 'Notifications',
  lead: 'Each row is a subscription of a recipient. A notification that cannot be delivered is retried for about three days, then given up.',
  empty: 'No recipient has subscribed to notifications yet.',
  recipient: 'Recipient',
  about: 'Subject and address',
  state: 'State',
  lastAttempt: 'Last attempt',
  action: 'Action',
  organization: 'Organization',
  webhooks: 'Webhooks',
  webhooksMean: 'Each row is an organization to whose address the results of its customers are posted.',
  noWebhooks: 'No organization has a webhook.',
}

type NotificationTexts = typeof en

const fr: NotificationTexts = {
  title: 'Avis',
  lead: 'Chaque ligne dit ce qu’un destinataire veut apprendre, et où. Ce qui n’arrive pas est renvoyé pendant trois jours environ, puis abandonné.',
  empty: 'Aucun destinataire n’a encore demandé d’avis.',
  recipient: 'Destinataire',
  about: 'Objet et adresse',
  state: 'État',
  lastAttempt: 'Dernier essai',
  action: 'Action',
  organization: 'Organisation',
  webhooks: 'Webhooks',
  webhooksMean: 'Chaque ligne est une organisation à l’adresse de laquelle les résultats de ses clients sont envoyés.',
  noWebhooks: 'Aucune organisation n’a de webhook.',
}

const texts: Readonly<Record<Language, NotificationTexts>> = { en, fr }

export type NotificationsModel = {
  readonly viewing: Viewing
  readonly subscriptions: readonly WatchedSubscription[]
  readonly webhooks: readonly Webhook[]
  readonly mayChange: boolean
}

export function notificationsView(model: NotificationsModel): Html {
  const { viewing } = model
  const { language } = viewing.page
  const say = texts[language]
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    ${subscriptionListing(model, say)}
    <section aria-labelledby="webhooks">
      <h2 id="webhooks">${say.webhooks}</h2>
      <p class="hint">${say.webhooksMean}</p>
      ${listing({
        label: say.webhooks,
        columns: [say.organization, say.about, say.state, say.lastAttempt],
        rows: model.webhooks.map((webhook) => [
          nameWithId(webhook.organizationName, webhook.organizationId, path(paths.webhook, webhook)),
          html`${webhook.kinds.map((kind) => html`<code>${kind}</code> `)}<br /><code class="id"
              >${receiverOf(webhook.url)}</code
            >`,
          fareCell(webhook, language),
          lastAttemptCell(webhook.lastAttempt, language),
        ]),
        empty: say.noWebhooks,
      })}
    </section>`
  return consoleFrame({ viewing, here: 'notifications', title: say.title, body })
}

function subscriptionListing({ viewing, subscriptions, mayChange }: NotificationsModel, say: NotificationTexts): Html {
  const { language } = viewing.page
  return listing({
    label: say.title,
    columns: [say.recipient, say.about, say.state, say.lastAttempt, mayChange && say.action],
    rows: subscriptions.map((subscription) => {
      const { clientId, recipientName, type, category, callbackUrl, lastAttempt } = subscription
      return [
        nameWithId(recipientName, clientId, path(paths.recipient, { clientId })),
        html`<code>${type}</code> <code>${category}</code><br /><code class="id">${receiverOf(callbackUrl)}</code>`,
        fareCell(subscription, language),
        lastAttemptCell(lastAttempt, language),
        againButton(viewing, subscription),
      ]
    }),
    empty: say.empty,
  })
}

function againButton(viewing: Viewing, subscription: WatchedSubscription): Html | string {
  if (stateOfFare(subscription) !== 'fails') return '–'
  const which = html`<span class="unseen">${subscription.recipientName} ${subscription.type}</span>`
  const { verb } = sendNotificationsAgain.texts[viewing.page.language]
  const action = path(paths.sendNotificationsAgain, { subscriptionId: subscription.id })
  return consoleForm(viewing, action, html`<button class="second">${verb} ${which}</button>`)
}
