// OAuth troubles: the errors of a bank's authorization, token, PAR and revocation endpoints, by the names of their standards.

import { ANSWERED, FAILING, PASSING, row } from './trouble-row.ts'

const CLIENT =
  'Check the client id and the secret, key or certificate of the bank, and how the bank authenticates clients.'
const CLIENT_FRENCH =
  'Vérifiez l’identifiant client et le secret, la clé ou le certificat de la banque, et comment elle authentifie ses clients.'
const REGISTRATION = 'Compare the registration of Portage at the bank with the settings of the bank.'
const REGISTRATION_FRENCH = 'Comparez l’inscription de Portage auprès de la banque avec les réglages de la banque.'
const NOTHING = 'Nothing is to be done: the customer can begin anew.'
const NOTHING_FRENCH = 'Il n’y a rien à faire : le client peut recommencer.'

/** The bank's provider refuses the request as it was made: the settings are to be changed. */
function refused(code: string, en: string, fr: string) {
  return row('sign_in_failed', ANSWERED, [`${en} (${code}).`, REGISTRATION, `${fr} (${code}).`, REGISTRATION_FRENCH])
}

export const oauthTroubles = {
  oauth_invalid_request: refused(
    'invalid_request',
    'The bank’s sign-in did not understand the request',
    'La connexion de la banque n’a pas compris la requête',
  ),
  oauth_invalid_client: row('provider_unavailable', ANSWERED, [
    'The bank does not recognize Portage (invalid_client).',
    CLIENT,
    'La banque ne reconnaît pas Portage (invalid_client).',
    CLIENT_FRENCH,
  ]),
  oauth_invalid_grant: row('bank_grant_ended', ANSWERED, [
    'The bank no longer accepts the grant (invalid_grant): it has expired, or the customer ended it there.',
    'Nothing is to be done: the consent ends here too, and its recipient is told. If it happens to many at once, ask the bank.',
    'La banque n’accepte plus l’autorisation (invalid_grant) : elle a expiré, ou le client l’a révoquée là-bas.',
    'Il n’y a rien à faire : le consentement prend fin ici aussi et son destinataire en est averti. Si cela arrive à beaucoup à la fois, interrogez la banque.',
  ]),
  oauth_unauthorized_client: refused(
    'unauthorized_client',
    'The bank does not let Portage use this kind of grant',
    'La banque ne permet pas à Portage ce type d’autorisation',
  ),
  oauth_unsupported_grant_type: refused(
    'unsupported_grant_type',
    'The bank does not know this kind of grant',
    'La banque ne connaît pas ce type d’autorisation',
  ),
  oauth_unsupported_response_type: refused(
    'unsupported_response_type',
    'The bank does not offer the code flow to Portage',
    'La banque n’offre pas le flux par code à Portage',
  ),
  oauth_invalid_scope: row('sign_in_failed', ANSWERED, [
    'The bank does not know a scope, or does not give it to Portage (invalid_scope).',
    'Correct the table of scopes in the settings of the bank.',
    'La banque ne connaît pas une portée, ou ne l’accorde pas à Portage (invalid_scope).',
    'Corrigez la table des portées dans les réglages de la banque.',
  ]),
  oauth_invalid_target: row('sign_in_failed', ANSWERED, [
    'The bank does not know the resource that was named (invalid_target).',
    'Correct the resource indicator in the settings of the bank.',
    'La banque ne connaît pas la ressource nommée (invalid_target).',
    'Corrigez l’indicateur de ressource dans les réglages de la banque.',
  ]),
  oauth_invalid_authorization_details: refused(
    'invalid_authorization_details',
    'The bank does not accept the details of the authorization',
    'La banque n’accepte pas les détails de l’autorisation',
  ),
  oauth_invalid_request_uri: refused(
    'invalid_request_uri',
    'The bank no longer has the pushed request',
    'La banque n’a plus la requête déposée',
  ),
  oauth_invalid_request_object: refused(
    'invalid_request_object',
    'The bank does not accept the signed request',
    'La banque n’accepte pas la requête signée',
  ),
  oauth_request_not_supported: refused(
    'request_not_supported',
    'The bank does not take signed requests',
    'La banque ne prend pas les requêtes signées',
  ),
  oauth_request_uri_not_supported: refused(
    'request_uri_not_supported',
    'The bank does not take pushed requests',
    'La banque ne prend pas les requêtes déposées',
  ),
  oauth_registration_not_supported: refused(
    'registration_not_supported',
    'The bank does not take registrations in a request',
    'La banque ne prend pas d’inscription dans une requête',
  ),
  oauth_access_denied: row('access_denied', ANSWERED, [
    'The customer, or the bank for them, said no (access_denied).',
    NOTHING,
    'Le client, ou la banque pour lui, a dit non (access_denied).',
    NOTHING_FRENCH,
  ]),
  oauth_login_required: row('sign_in_failed', ANSWERED, [
    'The bank demands a new sign-in (login_required).',
    NOTHING,
    'La banque exige une nouvelle connexion (login_required).',
    NOTHING_FRENCH,
  ]),
  oauth_consent_required: row('sign_in_failed', ANSWERED, [
    'The bank demands the customer’s consent on its own pages (consent_required).',
    NOTHING,
    'La banque exige le consentement du client sur ses propres pages (consent_required).',
    NOTHING_FRENCH,
  ]),
  oauth_interaction_required: row('sign_in_failed', ANSWERED, [
    'The bank demands that the customer does something on its own pages (interaction_required).',
    NOTHING,
    'La banque exige une action du client sur ses propres pages (interaction_required).',
    NOTHING_FRENCH,
  ]),
  oauth_account_selection_required: row('sign_in_failed', ANSWERED, [
    'The bank demands that the customer chooses who they are (account_selection_required).',
    NOTHING,
    'La banque exige que le client choisisse son identité (account_selection_required).',
    NOTHING_FRENCH,
  ]),
  oauth_unmet_authentication_requirements: row('sign_in_failed', ANSWERED, [
    'The customer could not sign in as strongly as the settings demand (unmet_authentication_requirements).',
    'Compare the demanded acr and amr in the settings with what the bank offers.',
    'Le client n’a pas pu se connecter aussi fortement que les réglages l’exigent (unmet_authentication_requirements).',
    'Comparez les acr et amr exigés dans les réglages avec ce que la banque offre.',
  ]),
  oauth_server_error: row('provider_unavailable', FAILING, [
    'An error inside the bank’s sign-in (server_error).',
    'Wait. If it goes on, ask the bank.',
    'Une erreur interne de la connexion de la banque (server_error).',
    'Attendez. Si cela persiste, interrogez la banque.',
  ]),
  oauth_temporarily_unavailable: row('provider_unavailable', PASSING, [
    'The bank’s sign-in is overloaded or in maintenance (temporarily_unavailable).',
    'Wait. If it goes on, ask the bank.',
    'La connexion de la banque est surchargée ou en maintenance (temporarily_unavailable).',
    'Attendez. Si cela persiste, interrogez la banque.',
  ]),
  oauth_slow_down: row('provider_busy', ANSWERED, [
    'The bank’s sign-in is asked more often than it allows (slow_down).',
    'Ask the bank for a higher limit.',
    'La connexion de la banque reçoit plus de demandes qu’elle n’en permet (slow_down).',
    'Demandez à la banque une limite plus haute.',
  ]),
  oauth_invalid_token: row('provider_unavailable', ANSWERED, [
    'The bank did not accept the access token (invalid_token), even when it was new.',
    CLIENT,
    'La banque n’a pas accepté le jeton d’accès (invalid_token), même neuf.',
    CLIENT_FRENCH,
  ]),
  oauth_insufficient_scope: row('not_authorized', ANSWERED, [
    'The access token does not reach this read (insufficient_scope).',
    'Add the scope that the bank demands to the table of scopes in its settings; customers have to consent anew.',
    'Le jeton d’accès ne s’étend pas à cette lecture (insufficient_scope).',
    'Ajoutez la portée exigée à la table des portées dans les réglages de la banque ; les clients doivent consentir de nouveau.',
  ]),
  oauth_invalid_dpop_proof: row('provider_unavailable', ANSWERED, [
    'The bank did not accept the proof of possession (invalid_dpop_proof).',
    'Compare the clock of this machine with a time server; otherwise ask the bank which algorithms it takes.',
    'La banque n’a pas accepté la preuve de possession (invalid_dpop_proof).',
    'Comparez l’horloge de cette machine avec un serveur de temps ; sinon demandez à la banque ses algorithmes.',
  ]),
  oauth_use_dpop_nonce: row('provider_unavailable', ANSWERED, [
    'The bank demanded a new nonce twice (use_dpop_nonce).',
    'Show the bank this line: one nonce has to be enough for one call.',
    'La banque a exigé deux fois un nouveau nonce (use_dpop_nonce).',
    'Montrez cette ligne à la banque : un nonce doit suffire pour un appel.',
  ]),
  oauth_unknown: row('sign_in_failed', ANSWERED, [
    'The bank’s sign-in answers with an error that no standard names.',
    'Ask the bank what the error means.',
    'La connexion de la banque répond par une erreur qu’aucune norme ne nomme.',
    'Demandez à la banque ce que signifie l’erreur.',
  ]),
} as const
