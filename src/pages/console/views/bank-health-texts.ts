// The texts of a bank's health, in English and French.

import type { Language } from '../../../domain/retrieval/connector.ts'

const en = {
  title: 'Health',
  lead: 'The calls of the last hour, as all servers counted them up to a few seconds ago. An operation has a breaker of its own.',
  states: { quiet: 'No calls', well: 'Well', failing: 'Failing', down: 'Not available' },
  meanings: {
    quiet: 'No call went to this bank over the network in the last hour.',
    well: 'The bank answers.',
    failing: 'The bank answers, but one call in twenty or more fails.',
    down: 'The bank failed so often, or asked for it, that some of its operations are not called for a while.',
  },
  operation: 'Operation',
  calls: 'Calls',
  failed: 'Failed',
  median: 'Median',
  latency: '95th percentile',
  breaker: 'Breaker',
  closed: 'closed',
  open: 'open until',
  asked: 'waits, as asked, until',
  probing: 'tried again with the next call',
  tokens: 'Last trouble with tokens',
  unknown: 'Grants with an unknown renewal',
  unknownMeans:
    'Nobody knows whether the bank has replaced their refresh token, so it is not sent again: each ends with its access token, and its customer signs in again.',
  noCalls: 'No calls in the last hour.',
  failures: 'What went wrong last',
  noFailures: 'Nothing went wrong in the last thirty days.',
  last: 'Last',
  what: 'What happened, and what to do',
  times: 'Times',
  request: 'Request',
  status: (status: number) => `the bank answered ${status}`,
  all: 'Every kind of trouble, with what apps hear of it',
}

type HealthTexts = typeof en

const fr: HealthTexts = {
  title: 'Santé',
  lead: 'Appels de la dernière heure, comptés par tous les serveurs à quelques secondes près. Chaque opération a son disjoncteur.',
  states: { quiet: 'Aucun appel', well: 'En bon état', failing: 'En difficulté', down: 'Indisponible' },
  meanings: {
    quiet: 'Aucun appel n’est parti vers cette banque par le réseau depuis une heure.',
    well: 'La banque répond.',
    failing: 'La banque répond, mais un appel sur vingt ou plus échoue.',
    down: 'La banque a échoué si souvent, ou l’a demandé, que certaines opérations ne sont pas appelées pendant un moment.',
  },
  operation: 'Opération',
  calls: 'Appels',
  failed: 'Échecs',
  median: 'Médiane',
  latency: '95e centile',
  breaker: 'Disjoncteur',
  closed: 'fermé',
  open: 'ouvert jusqu’à',
  asked: 'en attente jusqu’à',
  probing: 'bientôt réessayée',
  tokens: 'Dernier ennui de jetons',
  unknown: 'Accès au renouvellement incertain',
  unknownMeans:
    'Nul ne sait si la banque a remplacé leur jeton de renouvellement, qui n’est donc pas renvoyé : chacun finit avec son jeton d’accès, et le client se connecte de nouveau.',
  noCalls: 'Aucun appel depuis une heure.',
  failures: 'Derniers échecs',
  noFailures: 'Aucun échec depuis trente jours.',
  last: 'Dernière fois',
  what: 'Ce qui s’est passé, et ce qu’il faut faire',
  times: 'Fois',
  request: 'Requête',
  status: (status) => `réponse ${status} de la banque`,
  all: 'Toutes les sortes d’ennuis, et ce qu’en apprennent les applications (en anglais)',
}

export const healthTexts: Readonly<Record<Language, HealthTexts>> = { en, fr }
