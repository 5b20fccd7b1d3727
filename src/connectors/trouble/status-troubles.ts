// Status troubles: answers of a bank whose status says what is wrong, and whose body has no code that is known.

import { ANSWERED, FAILING, PASSING, row } from './trouble-row.ts'

const CREDENTIALS = 'Check the client id and the secret or key of the bank, and what the bank has allowed them.'
const CREDENTIALS_FRENCH =
  'Vérifiez l’identifiant client et le secret ou la clé de la banque, et ce que la banque leur a permis.'
const WAIT = 'Wait. If it goes on, ask the bank; the failures with their times stand in the console.'
const WAIT_FRENCH =
  'Attendez. Si cela persiste, interrogez la banque ; les échecs et leurs heures figurent dans la console.'

export const statusTroubles = {
  status_400: row('provider_unavailable', ANSWERED, [
    'The bank did not understand the call (400).',
    'Check the version of FDX and the settings of the bank; try the bank step by step.',
    'La banque n’a pas compris l’appel (400).',
    'Vérifiez la version de FDX et les réglages de la banque ; essayez la banque pas à pas.',
  ]),
  status_401: row('provider_unavailable', ANSWERED, [
    'The bank did not accept the access token (401), even when it was new.',
    CREDENTIALS,
    'La banque n’a pas accepté le jeton d’accès (401), même neuf.',
    CREDENTIALS_FRENCH,
  ]),
  status_403: row('not_authorized', ANSWERED, [
    'The bank refuses this read (403): the customer or the bank has not allowed it.',
    'Compare the scopes in the settings of the bank with what the bank demands for this read.',
    'La banque refuse cette lecture (403) : le client ou la banque ne l’a pas permise.',
    'Comparez les portées dans les réglages de la banque avec ce que la banque exige pour cette lecture.',
  ]),
  status_404: row('no_data', ANSWERED, [
    'The bank does not have what was asked for (404).',
    'If every call is answered so, the address in the settings of the bank is wrong.',
    'La banque n’a pas ce qui était demandé (404).',
    'Si chaque appel reçoit cette réponse, l’adresse dans les réglages de la banque est fausse.',
  ]),
  status_405: row('not_supported_by_provider', ANSWERED, [
    'The bank does not offer this read (405).',
    'Leave this read out of what the bank offers, in its settings.',
    'La banque n’offre pas cette lecture (405).',
    'Retirez cette lecture de ce que la banque offre, dans ses réglages.',
  ]),
  status_406: row('not_supported_by_provider', ANSWERED, [
    'The bank has the document, but not in this form (406).',
    'Nothing is to be done.',
    'La banque possède le document, mais pas sous cette forme (406).',
    'Il n’y a rien à faire.',
  ]),
  status_409: row('provider_unavailable', ANSWERED, [
    'The bank says that the call does not fit its present state (409).',
    WAIT,
    'La banque dit que l’appel ne convient pas à son état présent (409).',
    WAIT_FRENCH,
  ]),
  status_410: row('no_data', ANSWERED, [
    'The bank no longer has what was asked for (410).',
    'If every call is answered so, the bank has retired this version of its API.',
    'La banque n’a plus ce qui était demandé (410).',
    'Si chaque appel reçoit cette réponse, la banque a retiré cette version de son API.',
  ]),
  status_422: row('provider_unavailable', ANSWERED, [
    'The bank understood the call and cannot carry it out (422).',
    'Check the settings of the bank; try the bank step by step.',
    'La banque a compris l’appel et ne peut l’exécuter (422).',
    'Vérifiez les réglages de la banque ; essayez la banque pas à pas.',
  ]),
  status_429: row('provider_busy', { retried: true, counts: false }, [
    'The bank is asked more often than it allows (429).',
    'Lower the number of calls at once in the settings of the bank, or ask the bank for a higher limit.',
    'La banque reçoit plus de demandes qu’elle n’en permet (429).',
    'Réduisez le nombre d’appels simultanés dans les réglages de la banque, ou demandez-lui une limite plus haute.',
  ]),
  status_500: row('provider_unavailable', PASSING, [
    'An error inside the bank’s server (500).',
    WAIT,
    'Une erreur interne du serveur de la banque (500).',
    WAIT_FRENCH,
  ]),
  status_501: row('not_supported_by_provider', ANSWERED, [
    'The bank does not offer this read (501).',
    'Leave this read out of what the bank offers, in its settings.',
    'La banque n’offre pas cette lecture (501).',
    'Retirez cette lecture de ce que la banque offre, dans ses réglages.',
  ]),
  status_502: row('provider_unavailable', PASSING, [
    'A gateway of the bank does not reach the server behind it (502).',
    WAIT,
    'Une passerelle de la banque n’atteint pas le serveur derrière elle (502).',
    WAIT_FRENCH,
  ]),
  status_503: row('provider_unavailable', PASSING, [
    'The bank’s server is not available at the moment (503).',
    WAIT,
    'Le serveur de la banque n’est pas disponible en ce moment (503).',
    WAIT_FRENCH,
  ]),
  status_504: row('provider_unavailable', PASSING, [
    'A gateway of the bank waited in vain for the server behind it (504).',
    WAIT,
    'Une passerelle de la banque a attendu en vain le serveur derrière elle (504).',
    WAIT_FRENCH,
  ]),
  status_4xx: row('provider_unavailable', ANSWERED, [
    'The bank refuses the call with a status that says no more.',
    'Try the bank step by step, and ask the bank what the status means.',
    'La banque refuse l’appel avec un statut qui n’en dit pas plus.',
    'Essayez la banque pas à pas et demandez-lui ce que le statut signifie.',
  ]),
  status_5xx: row('provider_unavailable', FAILING, [
    'The bank’s server fails with a status that says no more.',
    WAIT,
    'Le serveur de la banque échoue avec un statut qui n’en dit pas plus.',
    WAIT_FRENCH,
  ]),
  status_other: row('provider_unavailable', FAILING, [
    'The bank answers with a status that no answer of an API has.',
    'Open the address from this machine: something else than the API may answer there.',
    'La banque répond par un statut qu’aucune réponse d’API ne porte.',
    'Ouvrez l’adresse depuis cette machine : autre chose que l’API y répond peut-être.',
  ]),
} as const
