// Operations on an organization's webhook: its address and kinds, its end, tests, and sending a delivery again.

import { endWebhook as end } from '../domain/webhooks/end-webhook.ts'
import { sendWebhookAgain as sendAgain } from '../domain/webhooks/send-webhook-again.ts'
import { setWebhook as set } from '../domain/webhooks/set-webhook.ts'
import { testWebhook as test } from '../domain/webhooks/test-webhook.ts'
import { webhookKinds } from '../domain/webhooks/webhook.ts'
import { list, text, words } from '../platform/http/request-fields.ts'
import { operation } from './operation.ts'
import type { Place } from './place.ts'

const webhook = ({ organization_id: organizationId }: { readonly organization_id: string }): Place => ({
  page: 'webhook',
  organizationId,
})

const noWebhook = { 404: 'There is no such organization.', 409: 'The organization has no webhook.' }

export const setWebhook = operation({
  name: 'set-webhook',
  summary:
    "Sets the address to which an organization's results are posted, and which. Bank data leaves to it from then on.",
  role: 'operator',
  needsProof: true,
  texts: {
    en: { verb: 'Save', means: 'From now on, results with bank data are posted to this address.' },
    fr: {
      verb: 'Enregistrer',
      means: 'Dès maintenant, les résultats, avec les données bancaires, sont envoyés à cette adresse.',
    },
  },
  problems: { 404: 'There is no such organization.', 409: 'The organization has no HMAC secret to sign with.' },
  fields: () => ({
    organization_id: text(),
    url: text().describe('https on the public internet; redirects are not followed.'),
    kinds: list(words(webhookKinds))
      .min(1, 'must name at least one')
      .describe('The values of ResponseType that are posted.'),
  }),
  perform: (act, { organization_id, url, kinds }, { rules }) =>
    set(act, organization_id, { url, kinds }, rules.allowsLoopbackCallbacks),
  next: webhook,
})

export const endWebhook = operation({
  name: 'end-webhook',
  summary: 'Ends the webhook: nothing more is posted, and what was kept for another attempt is dropped.',
  role: 'operator',
  texts: {
    en: { verb: 'End', means: 'Nothing more is posted, and deliveries on their way are dropped.' },
    fr: { verb: 'Mettre fin', means: 'Plus rien n’est envoyé, et les envois en cours sont abandonnés.' },
  },
  problems: noWebhook,
  fields: () => ({ organization_id: text() }),
  perform: (act, { organization_id }) => end(act, organization_id),
  next: webhook,
})

export const testWebhook = operation({
  name: 'test-webhook',
  summary: 'Posts a test with invented data to the webhook, once. Its header portage-test marks it.',
  role: 'operator',
  texts: {
    en: { verb: 'Send a test', means: 'Posts an invented result, marked by the header portage-test, once.' },
    fr: { verb: 'Envoyer un essai', means: 'Envoie une fois un résultat inventé, que l’en-tête portage-test signale.' },
  },
  problems: noWebhook,
  fields: () => ({ organization_id: text(), kind: words(webhookKinds) }),
  perform: (act, { organization_id, kind }) => test(act, organization_id, kind),
  next: webhook,
})

export const sendWebhookAgain = operation({
  name: 'send-webhook-again',
  summary: 'Makes one delivery of the webhook due at once, also one that has arrived. Its data is read anew.',
  role: 'operator',
  texts: { en: { verb: 'Send again' }, fr: { verb: 'Renvoyer' } },
  problems: { ...noWebhook, 409: 'There is no such delivery to send again, or no webhook.' },
  fields: () => ({ organization_id: text(), delivery_id: text() }),
  perform: (act, { organization_id, delivery_id }) => sendAgain(act, organization_id, delivery_id),
  next: webhook,
})
