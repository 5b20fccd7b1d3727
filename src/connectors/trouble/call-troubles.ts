// Call troubles: what can go wrong between Portage and a bank before there is an answer that can be read.

import { ANSWERED, FAILING, PASSING, row } from './trouble-row.ts'

const AT_BANK = 'Ask the bank whether its service is up, and whether its firewall lets this server in.'
const AT_BANK_FRENCH = 'Demandez à la banque si son service fonctionne et si son pare-feu laisse entrer ce serveur.'
const TELL_BANK = 'Show the bank this line with the time and the request id: its answer is not what its API promises.'
const TELL_BANK_FRENCH =
  'Montrez cette ligne à la banque, avec l’heure et l’identifiant de la requête : sa réponse n’est pas celle que promet son API.'

/** The stages of one call, in the order in which it passes them. */
export const callTroubles = {
  address_refused: row('provider_unavailable', ANSWERED, [
    'The address of the bank is not one that may be called.',
    'Correct the address in the settings of the bank: https, and no address of a private network unless it is allowed.',
    'L’adresse de la banque n’est pas de celles que l’on peut appeler.',
    'Corrigez l’adresse dans les réglages de la banque : https, et aucune adresse de réseau privé sans autorisation.',
  ]),
  dns: row('provider_unavailable', PASSING, [
    'The name of the bank’s server is not found.',
    'Check the address in the settings of the bank, and the name servers of this machine.',
    'Le nom du serveur de la banque est introuvable.',
    'Vérifiez l’adresse dans les réglages de la banque et les serveurs de noms de cette machine.',
  ]),
  refused: row('provider_unavailable', PASSING, [
    'The bank’s server refuses the connection.',
    AT_BANK,
    'Le serveur de la banque refuse la connexion.',
    AT_BANK_FRENCH,
  ]),
  connect_timeout: row('provider_unavailable', PASSING, [
    'The bank’s server does not take the connection in time.',
    AT_BANK,
    'Le serveur de la banque n’accepte pas la connexion à temps.',
    AT_BANK_FRENCH,
  ]),
  tls: row('provider_unavailable', FAILING, [
    'No secure connection comes about: TLS fails or hangs.',
    'Compare the TLS versions of the bank with TLS 1.2 and 1.3, and check the client certificate if the bank demands one.',
    'Aucune connexion sûre ne s’établit : TLS échoue ou se bloque.',
    'Comparez les versions TLS de la banque avec TLS 1.2 et 1.3, et vérifiez le certificat client si la banque en exige un.',
  ]),
  certificate: row('provider_unavailable', FAILING, [
    'The certificate of the bank’s server is expired, signed by itself or of another name.',
    'Ask the bank to renew its certificate, or add its certificate authority in the settings of the bank.',
    'Le certificat du serveur de la banque est périmé, autosigné ou d’un autre nom.',
    'Demandez à la banque de renouveler son certificat, ou ajoutez son autorité de certification dans les réglages de la banque.',
  ]),
  reset: row('provider_unavailable', PASSING, [
    'The bank’s server closes the connection before it has answered.',
    AT_BANK,
    'Le serveur de la banque ferme la connexion avant d’avoir répondu.',
    AT_BANK_FRENCH,
  ]),
  head_timeout: row('provider_unavailable', PASSING, [
    'The bank does not begin its answer in time.',
    'Look at the latency of the bank. If it always needs longer, raise PROVIDER_DEADLINE.',
    'La banque ne commence pas sa réponse à temps.',
    'Regardez la latence de la banque. S’il lui faut toujours plus longtemps, augmentez PROVIDER_DEADLINE.',
  ]),
  body_timeout: row('provider_unavailable', FAILING, [
    'The bank begins its answer and does not end it.',
    AT_BANK,
    'La banque commence sa réponse et ne la termine pas.',
    AT_BANK_FRENCH,
  ]),
  timeout: row('provider_unavailable', PASSING, [
    'One call took longer than a call may.',
    'Look at the latency of the bank. If it always needs longer, raise PROVIDER_DEADLINE.',
    'Un appel a duré plus longtemps qu’un appel ne le peut.',
    'Regardez la latence de la banque. S’il lui faut toujours plus longtemps, augmentez PROVIDER_DEADLINE.',
  ]),
  deadline: row('provider_unavailable', FAILING, [
    'The bank did not answer before the deadline of the whole answer.',
    'Look at the latency of the bank. If it always needs longer, raise PROVIDER_DEADLINE.',
    'La banque n’a pas répondu avant l’échéance de toute la réponse.',
    'Regardez la latence de la banque. S’il lui faut toujours plus longtemps, augmentez PROVIDER_DEADLINE.',
  ]),
  left: row('provider_unavailable', ANSWERED, [
    'Whoever asked left before the bank had answered: the call was cancelled.',
    'Nothing is to be done.',
    'Le demandeur est parti avant la réponse de la banque : l’appel a été annulé.',
    'Il n’y a rien à faire.',
  ]),
  breaker_open: row('provider_unavailable', ANSWERED, [
    'The bank failed so often that it is not called for a while.',
    'Look at the failures before. The breaker closes by itself when the bank answers again.',
    'La banque a échoué si souvent qu’elle n’est pas appelée pendant un moment.',
    'Regardez les échecs précédents. Le disjoncteur se referme de lui-même quand la banque répond de nouveau.',
  ]),
  redirect: row('provider_unavailable', FAILING, [
    'The bank sends the call on to another address, which is never followed.',
    'Put the address that answers into the settings of the bank.',
    'La banque renvoie l’appel vers une autre adresse, ce qui n’est jamais suivi.',
    'Inscrivez l’adresse qui répond dans les réglages de la banque.',
  ]),
  too_large: row('provider_unavailable', FAILING, [
    'The bank’s answer is larger than an answer may be.',
    TELL_BANK,
    'La réponse de la banque est plus grande qu’une réponse ne peut l’être.',
    TELL_BANK_FRENCH,
  ]),
  too_deep: row('provider_unavailable', FAILING, [
    'The bank’s answer is nested more deeply, or has more values, than any answer needs.',
    TELL_BANK,
    'La réponse de la banque est plus imbriquée, ou a plus de valeurs, qu’aucune réponse n’en a besoin.',
    TELL_BANK_FRENCH,
  ]),
  charset: row('provider_unavailable', FAILING, [
    'The bank’s answer is not in UTF-8.',
    TELL_BANK,
    'La réponse de la banque n’est pas en UTF-8.',
    TELL_BANK_FRENCH,
  ]),
  wrong_type: row('provider_unavailable', FAILING, [
    'The bank’s answer is of another kind than was asked for: often the page of a gateway, in HTML.',
    'Open the address from this machine: a gateway or a maintenance page may stand before the API.',
    'La réponse de la banque est d’une autre sorte que demandé : souvent la page HTML d’une passerelle.',
    'Ouvrez l’adresse depuis cette machine : une passerelle ou une page de maintenance précède peut-être l’API.',
  ]),
  not_json: row('provider_unavailable', FAILING, [
    'The bank’s answer says that it is JSON, and is not: cut off or damaged.',
    TELL_BANK,
    'La réponse de la banque se dit JSON et ne l’est pas : tronquée ou abîmée.',
    TELL_BANK_FRENCH,
  ]),
  unreadable: row('provider_unavailable', FAILING, [
    'The bank’s answer lacks what every answer of this kind has, or has it in a form that cannot be read.',
    TELL_BANK,
    'Il manque à la réponse de la banque ce que toute réponse de cette sorte possède, ou la forme en est illisible.',
    TELL_BANK_FRENCH,
  ]),
  page_loop: row('provider_unavailable', FAILING, [
    'The bank’s pages lead back to a page that was read before.',
    TELL_BANK,
    'Les pages de la banque ramènent à une page déjà lue.',
    TELL_BANK_FRENCH,
  ]),
  other_customer: row('provider_unavailable', FAILING, [
    'The bank’s answer is of another customer than the one who signed in. Nothing of it was given on.',
    'Tell the bank at once: its API mixes up customers. Disable the bank until it has found the cause.',
    'La réponse de la banque concerne un autre client que celui qui s’est connecté. Rien n’en a été transmis.',
    'Avertissez la banque sans attendre : son API confond des clients. Désactivez la banque jusqu’à ce qu’elle en trouve la cause.',
  ]),
} as const
