// The view of an organization's webhook: its settings, the last test, and its deliveries.

import type { Credential } from '../../../domain/organizations/credential.ts'
import type { Organization } from '../../../domain/organizations/organization.ts'
import type { DeliveryState, WebhookDelivery } from '../../../domain/webhooks/list-webhook-deliveries.ts'
import { webhookKinds, type Webhook } from '../../../domain/webhooks/webhook.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { path } from '../../../platform/http/path.ts'
import type { FieldErrors } from '../field-errors.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { paths } from '../paths.ts'
import { confirmForm } from './confirm-form.ts'
import { fareCell, lastAttemptCell, outcomeText, receiverOf } from './fare.ts'
import { fieldErrorView } from './field-errors.ts'
import { fieldView, selectView, ticksView } from './field.ts'
import { facts, listing } from './listing.ts'
import { spokenPart } from './live.ts'
import { momentView } from './moment.ts'
import { webhookTexts, type WebhookTexts } from './webhook-texts.ts'
import { endWebhook, sendWebhookAgain, setWebhook, testWebhook } from '../../../operations/webhooks.ts'

export type WebhookModel = {
  readonly viewing: Viewing
  /** The path of the script that shows what came of a test. */
  readonly livePath: string
  readonly organization: Organization
  /** The latest; it may have ended. */
  readonly webhook: Webhook | undefined
  /** The HMAC secrets, oldest first. */
  readonly secrets: readonly Credential[]
  readonly deliveries: readonly WebhookDelivery[]
  readonly mayChange: boolean
  /** The form as it was refused. */
  readonly refused?: { readonly url: string; readonly kinds: readonly string[]; readonly errors: FieldErrors }
}

export function webhookView(model: WebhookModel): Html {
  const { viewing, organization, livePath } = model
  const say = webhookTexts[viewing.page.language]
  const isLiving = model.webhook !== undefined && model.webhook.endedBecause === undefined
  const body = html`<p class="trail">
      <a href="${path(paths.organization, organization)}"><bdi>${organization.name}</bdi></a>
    </p>
    <h1>${say.title}</h1>
    <p class="lead">${say.means}</p>
    ${settingsPart(model, say, isLiving)} ${isLiving && testSection(model, say)} ${deliverySection(model, say)}`
  return consoleFrame({ viewing, here: 'organizations', title: say.title, body, scriptPath: livePath })
}

function settingsPart(model: WebhookModel, say: WebhookTexts, isLiving: boolean): Html {
  const { viewing, organization, webhook, secrets, mayChange } = model
  const { language } = viewing.page
  const [signing] = secrets
  return html`${
    webhook
      ? facts([
          [say.address, html`<code class="line">${receiverOf(webhook.url)}</code>`],
          [say.kinds, html`${webhook.kinds.map((kind) => html`<code class="line">${kind}</code>`)}`],
          [say.state, fareCell(webhook, language)],
          [say.lastAttempt, lastAttemptCell(webhook.lastAttempt, language)],
          [
            say.signs,
            signing &&
              html`<code class="id">${signing.credentialId}</code
                >${secrets.length > 1 && html`<br />${say.signsOlder}`}`,
          ],
        ])
      : html`<p class="empty">${say.none}</p>`
  }
  ${
    secrets.length === 0 &&
    html`<p>
      ${say.noSecret} <a href="${path(paths.organization, organization)}#credentials">${say.toCredentials}</a>
    </p>`
  }
  ${mayChange && secrets.length > 0 && settingsForm(model, say, isLiving)}
  ${
    mayChange &&
    isLiving &&
    confirmForm(viewing, { action: path(paths.endWebhook, organization), ...endWebhook.texts[language] })
  }`
}

function settingsForm(model: WebhookModel, say: WebhookTexts, isLiving: boolean): Html {
  const { viewing, organization, webhook, refused } = model
  const { language } = viewing.page
  const { verb, means } = setWebhook.texts[language]
  const kinds: readonly string[] = refused?.kinds ?? webhook?.kinds ?? webhookKinds
  const errorOf = (name: string) => {
    const error = refused && fieldErrorView(refused.errors, name, language)
    return error && { error }
  }
  const content = html`${fieldView({
      name: 'url',
      label: say.address,
      type: 'url',
      hint: say.addressHint,
      value: refused?.url ?? webhook?.url ?? '',
      ...errorOf('url'),
    })}
    ${ticksView({
      name: 'kinds',
      legend: say.kinds,
      choices: webhookKinds.map((kind) => ({ value: kind, text: say.kindTexts[kind], isTicked: kinds.includes(kind) })),
      ...errorOf('kinds'),
    })}
    <p class="hint">${means}</p>
    <button class="first">${verb}</button>`
  return html`<details class="reason" ${refused && html`open`}>
    <summary>${isLiving ? say.change : say.set}…</summary>
    ${consoleForm(viewing, path(paths.setWebhook, organization), content)}
  </details>`
}

function testSection({ viewing, organization, deliveries, mayChange }: WebhookModel, say: WebhookTexts): Html {
  const { verb, means } = testWebhook.texts[viewing.page.language]
  const last = deliveries.find(({ cause }) => cause === 'test')
  const kinds = webhookKinds.map((kind) => ({ value: kind, text: kind }))
  return html`<section aria-labelledby="test">
    <h2 id="test">${say.test}</h2>
    <p class="hint">${means}</p>
    ${spokenPart('test', last ? lastTest(last, viewing, say) : html`<p class="empty">${say.noTest}</p>`)}
    ${
      mayChange &&
      html`<div class="narrow">
        ${consoleForm(
          viewing,
          path(paths.testWebhook, organization),
          html`${selectView({ name: 'kind', label: say.kind, choices: kinds, value: 'GetAccountsDetail' })}
            <button class="second">${verb}</button>`,
        )}
      </div>`
    }
  </section>`
}

function lastTest(test: WebhookDelivery, viewing: Viewing, say: WebhookTexts): Html {
  const { kind, createdAt, state, lastAttempt, answer } = test
  return facts([
    [say.created, momentView(createdAt)],
    [say.kind, html`<code>${kind}</code>`],
    [say.state, stateCell(state, say)],
    [say.lastAttempt, lastAttempt && outcomeText(lastAttempt.outcome, viewing.page.language)],
    [
      say.answer,
      answer === undefined
        ? undefined
        : answer === ''
          ? say.emptyAnswer
          : html`<code class="line"><bdi>${answer}</bdi></code>`,
    ],
  ])
}

function deliverySection(model: WebhookModel, say: WebhookTexts): Html {
  const { viewing, deliveries, mayChange } = model
  return html`<section aria-labelledby="deliveries">
    <h2 id="deliveries">${say.deliveries}</h2>
    <p class="hint">${say.deliveriesMean}</p>
    ${listing({
      label: say.deliveries,
      columns: [say.created, say.what, say.login, say.state, say.lastAttempt, mayChange && say.action],
      rows: deliveries.map((delivery) => [
        momentView(delivery.createdAt),
        html`<code>${delivery.kind}</code><br />${say.causes[delivery.cause]}`,
        delivery.loginId === undefined ? '–' : html`<code class="id">${delivery.loginId}</code>`,
        html`${stateCell(delivery.state, say)}${delivery.attempts > 0 && html`<br />${say.attempts(delivery.attempts)}`}`,
        html`${lastAttemptCell(delivery.lastAttempt, viewing.page.language)}${nextAttempt(delivery, say)}`,
        againButton(model, delivery),
      ]),
      empty: say.noDeliveries,
    })}
  </section>`
}

const tones: Readonly<Record<DeliveryState, string>> = {
  waiting: 'waiting',
  delivered: 'good',
  'given-up': 'bad',
  withheld: 'over',
  failed: 'bad',
}

function stateCell(state: DeliveryState, say: WebhookTexts): Html {
  return html`<span class="state ${tones[state]}">${say.states[state]}</span>`
}

function nextAttempt({ attempts, dueAt }: WebhookDelivery, say: WebhookTexts): Html | false {
  return attempts > 0 && dueAt !== undefined && html`<br />${say.due} ${momentView(dueAt)}`
}

function againButton({ viewing, organization }: WebhookModel, delivery: WebhookDelivery): Html | string {
  if (!delivery.canSendAgain || delivery.attempts === 0) return '–'
  const { organizationId } = organization
  const action = path(paths.sendWebhookAgain, { organizationId, deliveryId: delivery.id })
  const which = html`<span class="unseen">${delivery.kind} ${delivery.loginId}</span>`
  const { verb } = sendWebhookAgain.texts[viewing.page.language]
  return consoleForm(viewing, action, html`<button class="second">${verb} ${which}</button>`)
}
