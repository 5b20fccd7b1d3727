// The texts of the page of an organization's webhook, in English and French.

import type { DeliveryState } from '../../../domain/webhooks/list-webhook-deliveries.ts'
import type { WebhookCause } from '../../../domain/webhooks/message.ts'
import type { WebhookKind } from '../../../domain/webhooks/webhook.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'

const en = {
  title: 'Webhook',
  link: 'The address to which results are posted, tests and deliveries',
  means:
    'The results of its customers are posted to this address as soon as they are there: after Authorize and Connect, after GetAccountsDetail, and after a scheduled refresh. Each is signed with the HMAC secret in the header flinks-authenticity-key.',
  none: 'No address is set: nothing is posted.',
  noSecret: 'Webhooks are signed. Create an HMAC secret for the organization first.',
  toCredentials: 'Credentials of the organization',
  set: 'Set the address',
  change: 'Change',
  address: 'Address',
  addressHint: 'https on the public internet. Redirects are not followed.',
  kinds: 'What is posted',
  kindTexts: {
    KYC: 'KYC: the holder, as soon as a session is authorized',
    GetAccountsDetail: 'GetAccountsDetail: accounts, holder and transactions, as far as the consent opens them',
  } satisfies Record<WebhookKind, string>,
  signs: 'Signed with',
  signsOlder: 'The older of two secrets. The newer one signs as soon as the older is ended.',
  state: 'State',
  lastAttempt: 'Last attempt',
  test: 'Test',
  kind: 'Kind',
  noTest: 'No test has been sent yet.',
  answer: 'Answer',
  emptyAnswer: 'Empty',
  deliveries: 'Deliveries',
  deliveriesMean:
    'The newest first, without the data that they carry. The data of a delivery that is sent again is read from the bank anew; nothing is sent for a consent that has ended.',
  noDeliveries: 'Nothing has been posted yet.',
  created: 'Created',
  what: 'What',
  login: 'LoginId',
  attempts: (count: number) => (count === 1 ? '1 attempt' : `${count} attempts`),
  due: 'Next attempt:',
  action: 'Action',
  causes: {
    authorized: 'Session authorized',
    read: 'GetAccountsDetail finished',
    refresh: 'Scheduled refresh',
    test: 'Test',
  } satisfies Record<WebhookCause, string>,
  states: {
    waiting: 'On its way',
    delivered: 'Delivered',
    'given-up': 'Given up',
    withheld: 'Withheld: no consent opens it',
    failed: 'Failed',
  } satisfies Record<DeliveryState, string>,
}

export type WebhookTexts = typeof en

const fr: WebhookTexts = {
  title: 'Webhook',
  link: 'L’adresse à laquelle les résultats sont envoyés, essais et envois',
  means:
    'Les résultats de ses clients sont envoyés à cette adresse dès qu’ils sont là\u00A0: après Authorize et Connect, après GetAccountsDetail, et après une actualisation planifiée. Chacun est signé avec le secret HMAC dans l’en-tête flinks-authenticity-key.',
  none: 'Aucune adresse n’est réglée\u00A0: rien n’est envoyé.',
  noSecret: 'Les webhooks sont signés. Créez d’abord un secret HMAC pour cette organisation.',
  toCredentials: 'Identifiants de l’organisation',
  set: 'Régler l’adresse',
  change: 'Modifier',
  address: 'Adresse',
  addressHint: 'https sur l’internet public. Les redirections ne sont pas suivies.',
  kinds: 'Ce qui est envoyé',
  kindTexts: {
    KYC: 'KYC\u00A0: le titulaire, dès qu’une session est autorisée',
    GetAccountsDetail:
      'GetAccountsDetail\u00A0: comptes, titulaire et opérations, dans la mesure où le consentement les ouvre',
  },
  signs: 'Signature',
  signsOlder: 'Le plus ancien de deux secrets. Le nouveau signe dès que l’ancien a pris fin.',
  state: 'État',
  lastAttempt: 'Dernier essai',
  test: 'Essai',
  kind: 'Type',
  noTest: 'Aucun essai n’a encore été envoyé.',
  answer: 'Réponse',
  emptyAnswer: 'Vide',
  deliveries: 'Envois',
  deliveriesMean:
    'Les plus récents d’abord, sans les données qu’ils portent. Les données d’un renvoi sont relues à la banque; rien n’est envoyé pour un consentement qui a pris fin.',
  noDeliveries: 'Rien n’a encore été envoyé.',
  created: 'Création',
  what: 'Objet',
  login: 'LoginId',
  attempts: (count) => (count === 1 ? '1 tentative' : `${count} tentatives`),
  due: 'Prochain essai\u00A0:',
  action: 'Action',
  causes: {
    authorized: 'Session autorisée',
    read: 'GetAccountsDetail terminé',
    refresh: 'Actualisation planifiée',
    test: 'Essai',
  },
  states: {
    waiting: 'En route',
    delivered: 'Arrivé',
    'given-up': 'Abandonné',
    withheld: 'Retenu\u00A0: aucun consentement ne l’ouvre',
    failed: 'En échec',
  },
}

export const webhookTexts: Readonly<Record<Language, WebhookTexts>> = { en, fr }
