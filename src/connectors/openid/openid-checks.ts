// OpenID checks: what of a bank's sign-in can be tried before any customer signs in, told so that it can be mailed to the bank.

import type { BankCall, BankCheck, Finding } from '../../domain/retrieval/connector.ts'
import { Problem } from '../../platform/problem.ts'
import type { Clock } from '../../platform/clock.ts'
import type { BankHttp } from '../http/bank-http.ts'
import { bankTrouble, troubleIn } from '../trouble/bank-trouble.ts'
import { troubleTable } from '../trouble/trouble-table.ts'
import type { OpenId } from './open-openid.ts'

export type OpenIdCheckParts = { readonly openId: OpenId; readonly http: BankHttp; readonly clock: Clock }

type Both = Finding['expected']

export function openIdChecks(parts: OpenIdCheckParts): readonly BankCheck[] {
  return [
    check('discovery', DISCOVERY, (call) => checkDiscovery(parts, call)),
    check('keys', KEYS, (call) => checkKeys(parts, call)),
    check('clock', CLOCK, (call) => checkClock(parts, call)),
    check('client-authentication', CLIENT, (call) => checkClient(parts, call)),
  ]
}

function check(
  name: string,
  [texts, expected]: readonly [Both, Both],
  run: (call: BankCall) => Promise<Result>,
): BankCheck {
  return {
    name,
    texts,
    async run(call) {
      try {
        return finding(expected, await run(call))
      } catch (error) {
        return failedCheck(expected, error)
      }
    },
  }
}

/** What came and what to do about it, unless all is as expected. */
type Result = { readonly came: Both; readonly advice: Both } | 'passed' | 'skipped'

const DISCOVERY: readonly [Both, Both] = [
  { en: 'The discovery document of the sign-in', fr: 'Le document de découverte de la connexion' },
  {
    en: 'A discovery document of the very issuer in the settings, with an authorization and a token endpoint.',
    fr: 'Un document de découverte de l’émetteur même des réglages, avec un point d’autorisation et un point de jetons.',
  },
]
const KEYS: readonly [Both, Both] = [
  { en: 'The keys of the sign-in', fr: 'Les clés de la connexion' },
  {
    en: 'A key set with at least one public key of RSA, EC or Ed25519 that signs.',
    fr: 'Un jeu de clés avec au moins une clé publique RSA, EC ou Ed25519 qui signe.',
  },
]
const CLOCK: readonly [Both, Both] = [
  { en: 'The clocks', fr: 'Les horloges' },
  {
    en: 'The clock of the bank and the one of this server differ by less than 60 seconds.',
    fr: 'L’horloge de la banque et celle de ce serveur diffèrent de moins de 60 secondes.',
  },
]
const CLIENT: readonly [Both, Both] = [
  { en: 'The client is known', fr: 'Le client est connu' },
  {
    en: 'The token endpoint recognizes Portage: it refuses a made-up code with invalid_grant.',
    fr: 'Le point de jetons reconnaît Portage : il refuse un code inventé par invalid_grant.',
  },
]

const COMPARE_ISSUER: Both = {
  en: 'Compare the issuer in the settings with the one that the bank has told you, to the letter.',
  fr: 'Comparez l’émetteur des réglages avec celui que la banque vous a donné, à la lettre près.',
}

async function checkDiscovery({ openId }: OpenIdCheckParts, call: BankCall): Promise<Result> {
  const { authorization_endpoint: authorize, token_endpoint: token } = await openId.metadata(call)
  if (authorize !== undefined && token !== undefined) return 'passed'
  return { came: { en: 'An endpoint is missing in it.', fr: 'Un point d’accès y manque.' }, advice: COMPARE_ISSUER }
}

async function checkKeys({ openId, http }: OpenIdCheckParts, call: BankCall): Promise<Result> {
  const { jwks_uri: address } = await openId.metadata(call)
  if (address === undefined) return { came: NO_KEYS, advice: ASK_KEYS }
  const answer = await http.send({ method: 'GET', address, mostBytes: 1_000_000 }, call)
  if (answer.status !== 200) {
    await answer.discard()
    return { came: statusText(answer.status), advice: ASK_KEYS }
  }
  const { keys } = ((await answer.json()) ?? {}) as { readonly keys?: unknown }
  const found = (Array.isArray(keys) ? (keys as readonly unknown[]) : []).filter(isSigningKey)
  return found.length > 0 ? 'passed' : { came: NO_KEYS, advice: ASK_KEYS }
}

const NO_KEYS: Both = { en: 'There is no such key.', fr: 'Il n’y a aucune clé de la sorte.' }
const ASK_KEYS: Both = {
  en: 'Ask the bank for the address of its keys (jwks_uri).',
  fr: 'Demandez à la banque l’adresse de ses clés (jwks_uri).',
}

function isSigningKey(key: unknown): boolean {
  const { kty, use } = (key ?? {}) as Readonly<Record<string, unknown>>
  return /^(RSA|EC|OKP)$/.test(String(kty)) && (use === undefined || use === 'sig')
}

/** By the header Date, which is a whole second (RFC 9110 6.6.1). */
async function checkClock({ openId, http, clock }: OpenIdCheckParts, call: BankCall): Promise<Result> {
  const { jwks_uri: address } = await openId.metadata(call)
  if (address === undefined) return 'skipped'
  const answer = await http.send({ method: 'GET', address }, call)
  await answer.discard()
  const theirs = momentOf(answer.header('date') ?? '')
  if (theirs === undefined) return 'skipped'
  const seconds = Math.round(Math.abs(theirs - clock.now().epochMilliseconds) / 1000)
  if (seconds < 60) return 'passed'
  return {
    came: { en: `They differ by ${seconds} seconds.`, fr: `Elles diffèrent de ${seconds} secondes.` },
    advice: {
      en: 'Compare the clock of this machine with a time server. If it is right, tell the bank.',
      fr: 'Comparez l’horloge de cette machine avec un serveur de temps. Si elle est juste, dites-le à la banque.',
    },
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** IMF-fixdate (RFC 9110 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`. */
function momentOf(text: string): number | undefined {
  const [, day, month = '', year, time] = /^\w{3}, (\d\d) (\w{3}) (\d{4}) ([\d:]{8}) GMT$/.exec(text) ?? []
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0')
  try {
    return Temporal.Instant.from(`${year}-${number}-${day}T${time}Z`).epochMilliseconds
  } catch {
    return undefined
  }
}

/** RFC 6749 5.2: a client that is not recognized is refused with invalid_client, and only one that is with invalid_grant. */
async function checkClient({ openId }: OpenIdCheckParts, call: BankCall): Promise<Result> {
  try {
    await openId.redeemNothing('https://portage.invalid/banks/return', call)
    return 'passed'
  } catch (error) {
    const trouble = troubleIn(error)?.trouble
    throw trouble === 'oauth_invalid_request' ? bankTrouble('oauth_invalid_request', { cause: error }) : error
  }
}

function statusText(status: number): Both {
  return { en: `The answer has the status ${status}.`, fr: `La réponse a le statut ${status}.` }
}

function finding(expected: Both, result: Result): Finding {
  if (result === 'passed') return passedCheck(expected)
  if (result !== 'skipped') return { outcome: 'failed', expected, ...result }
  return { outcome: 'skipped', expected, came: { en: 'The bank does not say it.', fr: 'La banque ne le dit pas.' } }
}

export function passedCheck(expected: Both): Finding {
  return { outcome: 'passed', expected, came: { en: 'As expected.', fr: 'Comme attendu.' } }
}

/** What is said of a trouble is of the table: nothing of the bank's answer is in it. */
export function failedCheck(expected: Both, error: unknown): Finding {
  const trouble = troubleIn(error)
  if (!trouble) {
    const came: Both =
      error instanceof Problem
        ? { en: 'It is not what the settings say.', fr: 'Ce n’est pas ce que disent les réglages.' }
        : { en: 'It cannot be read.', fr: 'Il est illisible.' }
    return { outcome: 'failed', expected, came, advice: COMPARE_ISSUER }
  }
  const { en, fr } = troubleTable[trouble.trouble].texts
  return {
    outcome: 'failed',
    expected,
    came: { en: en.means, fr: fr.means },
    advice: { en: en.advice, fr: fr.advice },
  }
}
