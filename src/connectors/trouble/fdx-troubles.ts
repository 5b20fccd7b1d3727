// FDX troubles: the error codes of the standard as a bank answers them, each with what follows; a new code does not compile without.

import type { ErrorCode } from '../../fdx/error-codes.ts'
import type { ProblemCode } from '../../platform/problem.ts'
import { ANSWERED, FAILING, PASSING, row, type TroubleRow } from './trouble-row.ts'

const NOTHING = 'Nothing is to be done: the app hears the same.'
const NOTHING_FRENCH = 'Il n’y a rien à faire : l’application apprend la même chose.'
const WAIT = 'Wait. If it goes on, ask the bank; the failures with their times stand in the console.'
const WAIT_FRENCH =
  'Attendez. Si cela persiste, interrogez la banque ; les échecs et leurs heures figurent dans la console.'

/** The bank answers as it should, and the app hears the same. */
function passedOn(problem: ProblemCode, en: string, fr: string): TroubleRow {
  return row(problem, ANSWERED, [en, NOTHING, fr, NOTHING_FRENCH])
}

/** Portage moves no money: no read of its own is answered with such a code by a bank that follows the standard. */
function ofMoney(en: string, fr: string): TroubleRow {
  return row('provider_unavailable', FAILING, [
    `${en}: an error of payments, which Portage never asks for.`,
    'Show the bank this line: another API answers at the address in its settings.',
    `${fr} : une erreur des paiements, que Portage ne demande jamais.`,
    'Montrez cette ligne à la banque : une autre API répond à l’adresse inscrite dans ses réglages.',
  ])
}

const reads = {
  fdx_401: row('provider_unavailable', ANSWERED, [
    'The bank finds a mistake in the call.',
    'Check the version of FDX and the settings of the bank; try the bank step by step.',
    'La banque trouve une erreur dans l’appel.',
    'Vérifiez la version de FDX et les réglages de la banque ; essayez la banque pas à pas.',
  ]),
  fdx_403: row('not_authorized', ANSWERED, [
    'The bank does not allow this read to Portage.',
    'Ask the bank what Portage is allowed; often its subscription or a scope is missing.',
    'La banque ne permet pas cette lecture à Portage.',
    'Demandez à la banque ce que Portage peut lire ; il manque souvent un abonnement ou une portée.',
  ]),
  fdx_409: row('provider_unavailable', ANSWERED, [
    'The call does not fit the bank’s present state.',
    WAIT,
    'L’appel ne convient pas à l’état présent de la banque.',
    WAIT_FRENCH,
  ]),
  fdx_500: row('provider_unavailable', PASSING, [
    'An error inside the bank’s server.',
    WAIT,
    'Une erreur interne du serveur de la banque.',
    WAIT_FRENCH,
  ]),
  fdx_501: row('not_supported_by_provider', ANSWERED, [
    'A part of the bank is not there: the bank does not offer this read, or has switched it off.',
    'If the bank never offers it, leave it out of what the bank offers, in its settings.',
    'Une partie de la banque manque : elle n’offre pas cette lecture, ou l’a suspendue.',
    'Si la banque ne l’offre jamais, retirez-la de ce que la banque offre, dans ses réglages.',
  ]),
  fdx_503: row('provider_maintenance', FAILING, [
    'The bank is in scheduled maintenance.',
    'Wait until it is over. Apps are told when, if the bank says so.',
    'La banque est en maintenance planifiée.',
    'Attendez-en la fin. Les applications apprennent quand, si la banque le dit.',
  ]),
  fdx_504: row('provider_unavailable', PASSING, [
    'A server behind the bank’s API did not answer in time.',
    WAIT,
    'Un serveur derrière l’API de la banque n’a pas répondu à temps.',
    WAIT_FRENCH,
  ]),
  fdx_601: passedOn(
    'customer_not_found',
    'The bank does not know the customer any more.',
    'La banque ne connaît plus le client.',
  ),
  fdx_602: row('not_authorized', ANSWERED, [
    'The customer’s authorization at the bank is missing, over or does not reach this read.',
    'Nothing is to be done: the customer consents anew. If it happens to many at once, ask the bank.',
    'L’autorisation du client auprès de la banque manque, est échue ou ne s’étend pas à cette lecture.',
    'Il n’y a rien à faire : le client consent de nouveau. Si cela arrive à beaucoup à la fois, interrogez la banque.',
  ]),
  fdx_603: row('provider_unavailable', ANSWERED, [
    'The bank did not accept the access token, even when it was new.',
    'Check the client id and the secret or key of the bank, and the audience of its tokens.',
    'La banque n’a pas accepté le jeton d’accès, même neuf.',
    'Vérifiez l’identifiant client et le secret ou la clé de la banque, et l’audience de ses jetons.',
  ]),
  fdx_701: passedOn(
    'account_not_found',
    'The bank has no such account of this customer.',
    'La banque n’a pas ce compte pour ce client.',
  ),
  fdx_702: row('provider_unavailable', ANSWERED, [
    'The bank does not read the dates as Portage writes them.',
    'Change the form of dates in the settings of the bank.',
    'La banque ne lit pas les dates telles que Portage les écrit.',
    'Changez la forme des dates dans les réglages de la banque.',
  ]),
  fdx_703: row('provider_unavailable', ANSWERED, [
    'The bank does not give so many days in one call, or not so far back.',
    'Lower the days of one call in the settings of the bank.',
    'La banque ne donne pas autant de jours en un appel, ou pas aussi loin en arrière.',
    'Réduisez le nombre de jours d’un appel dans les réglages de la banque.',
  ]),
  fdx_704: passedOn(
    'account_type_not_supported',
    'The bank does not give this for accounts of this kind.',
    'La banque ne donne pas cela pour les comptes de cette sorte.',
  ),
  fdx_705: passedOn('account_closed', 'The account is closed.', 'Le compte est fermé.'),
  fdx_706: passedOn(
    'not_authorized',
    'The account cannot be accessed: it is locked.',
    'Le compte est inaccessible : il est bloqué.',
  ),
  fdx_1000: row('provider_unavailable', FAILING, [
    'The bank cannot read the keys at the JWKS address of Portage.',
    'Make sure that the bank reaches this server’s JWKS address, and that it is the one registered with the bank.',
    'La banque ne peut lire les clés à l’adresse JWKS de Portage.',
    'Assurez-vous que la banque atteint l’adresse JWKS de ce serveur et que c’est bien celle inscrite auprès d’elle.',
  ]),
  fdx_1100: passedOn(
    'update_not_found',
    'The bank no longer has the place in its feed of changes.',
    'La banque n’a plus cette position dans son fil de changements.',
  ),
  fdx_1101: passedOn(
    'reward_program_not_found',
    'The bank has no such reward program.',
    'La banque n’a pas ce programme de récompenses.',
  ),
  fdx_1102: passedOn(
    'reward_program_not_found',
    'The reward program has no categories.',
    'Le programme de récompenses n’a pas de catégories.',
  ),
  fdx_1103: passedOn('image_not_found', 'The bank has no such image.', 'La banque n’a pas cette image.'),
  fdx_1104: passedOn('statement_not_found', 'The bank has no such statement.', 'La banque n’a pas ce relevé.'),
  fdx_1106: row('provider_unavailable', FAILING, [
    'The bank does not speak this version of FDX.',
    'Change the version of FDX, or the address, in the settings of the bank.',
    'La banque ne parle pas cette version de FDX.',
    'Changez la version de FDX, ou l’adresse, dans les réglages de la banque.',
  ]),
  fdx_1107: passedOn(
    'no_data',
    'The bank has nothing for what was asked.',
    'La banque n’a rien pour ce qui était demandé.',
  ),
  fdx_1108: passedOn('no_data', 'The account has no statements.', 'Le compte n’a pas de relevés.'),
  fdx_1200: passedOn(
    'tax_statement_not_found',
    'The bank has no such tax form.',
    'La banque n’a pas ce feuillet fiscal.',
  ),
  fdx_1201: passedOn(
    'tax_form_not_supported',
    'The bank does not give tax forms of this kind.',
    'La banque ne donne pas de feuillets fiscaux de cette sorte.',
  ),
  fdx_1202: passedOn(
    'no_data',
    'The bank does not give tax forms of this year.',
    'La banque ne donne pas de feuillets fiscaux de cette année.',
  ),
  fdx_1203: passedOn(
    'not_supported_by_provider',
    'The bank does not give the document in this form.',
    'La banque ne donne pas le document sous cette forme.',
  ),
  fdx_1204: row('provider_unavailable', ANSWERED, [
    'The bank demands an account where Portage asks for all.',
    'Show the bank this line, and leave tax forms out of what it offers, in its settings.',
    'La banque exige un compte là où Portage demande tous les comptes.',
    'Montrez cette ligne à la banque et retirez les feuillets fiscaux de ce qu’elle offre, dans ses réglages.',
  ]),
  fdx_1205: passedOn('no_data', 'The tax forms are not made yet.', 'Les feuillets fiscaux ne sont pas encore établis.'),
  fdx_1206: row('not_supported_by_provider', ANSWERED, [
    'The bank does not offer this method at this address.',
    'Leave this read out of what the bank offers, in its settings.',
    'La banque n’offre pas cette méthode à cette adresse.',
    'Retirez cette lecture de ce que la banque offre, dans ses réglages.',
  ]),
  fdx_1207: row('provider_busy', { retried: true, counts: false }, [
    'The bank is asked more often than it allows.',
    'Lower the number of calls at once in the settings of the bank, or ask the bank for a higher limit.',
    'La banque reçoit plus de demandes qu’elle n’en permet.',
    'Réduisez le nombre d’appels simultanés dans les réglages de la banque, ou demandez-lui une limite plus haute.',
  ]),
  fdx_1300: passedOn(
    'statement_processing',
    'The statement is still being made.',
    'Le relevé est encore en préparation.',
  ),
} as const

const money = {
  fdx_800: ofMoney('Payee not found', 'Bénéficiaire introuvable'),
  fdx_801: ofMoney('Payee cannot be changed', 'Bénéficiaire non modifiable'),
  fdx_802: ofMoney('Payment not found', 'Paiement introuvable'),
  fdx_803: ofMoney('Due date is too soon', 'Échéance trop proche'),
  fdx_804: ofMoney('Payment rejected', 'Paiement rejeté'),
  fdx_805: ofMoney('Payment cannot be changed', 'Paiement non modifiable'),
  fdx_806: ofMoney('Recurring payment not found', 'Paiement récurrent introuvable'),
  fdx_807: ofMoney('Recurring payment rejected', 'Paiement récurrent rejeté'),
  fdx_808: ofMoney('Recurring payment cannot be changed', 'Paiement récurrent non modifiable'),
  fdx_901: ofMoney('Source account not found', 'Compte source introuvable'),
  fdx_902: ofMoney('Source account is closed', 'Compte source fermé'),
  fdx_903: ofMoney('Source account not authorized', 'Compte source non autorisé'),
  fdx_904: ofMoney('Destination account not found', 'Compte de destination introuvable'),
  fdx_905: ofMoney('Destination account is closed', 'Compte de destination fermé'),
  fdx_906: ofMoney('Destination account not authorized', 'Compte de destination non autorisé'),
  fdx_907: ofMoney('Invalid amount', 'Montant invalide'),
  fdx_908: ofMoney('Transfer was requested before', 'Virement déjà demandé'),
  fdx_910: ofMoney('Insufficient funds', 'Fonds insuffisants'),
  fdx_950: ofMoney('Transfer not found', 'Virement introuvable'),
} as const

export const fdxTroubles = { ...reads, ...money } as const satisfies Readonly<Record<`fdx_${ErrorCode}`, TroubleRow>>
