// Checks: what of a bank that speaks FDX can be tried before any customer signs in.

import type { BankCall, BankCheck, Finding } from '../../domain/retrieval/connector.ts'
import type { OpenId } from '../openid/open-openid.ts'
import { Problem } from '../../platform/problem.ts'
import { BankTrouble } from '../trouble/bank-trouble.ts'
import { troubleTable } from '../trouble/trouble-table.ts'
import type { AskParts } from './ask-bank.ts'

export function fdxChecks(openId: OpenId, ask: AskParts): readonly BankCheck[] {
  return [
    {
      name: 'discovery',
      texts: { en: 'The discovery document of the sign-in', fr: 'Le document de découverte de la connexion' },
      run: (call) => checkDiscovery(openId, call),
    },
    {
      name: 'fdx-address',
      texts: { en: 'The FDX API answers', fr: 'L’API FDX répond' },
      run: (call) => checkAddress(ask, call),
    },
  ]
}

type Both = Finding['expected']

const DISCOVERY: Both = {
  en: 'A discovery document of the issuer, with an authorization and a token endpoint.',
  fr: 'Un document de découverte de l’émetteur, avec un point d’autorisation et un point de jetons.',
}

async function checkDiscovery(openId: OpenId, call: BankCall): Promise<Finding> {
  try {
    const { authorization_endpoint: authorize, token_endpoint: token } = await openId.metadata(call)
    if (authorize !== undefined && token !== undefined) return passed(DISCOVERY)
    const came: Both = { en: 'An endpoint is missing in it.', fr: 'Un point d’accès y manque.' }
    return { outcome: 'failed', expected: DISCOVERY, came, advice: ADVICE }
  } catch (error) {
    return failed(DISCOVERY, error)
  }
}

const ADVICE: Both = {
  en: 'Compare the issuer in the settings with the one that the bank has told you.',
  fr: 'Comparez l’émetteur des réglages avec celui que la banque vous a donné.',
}

const REFUSAL: Both = {
  en: 'A call without a token is refused with 401 or 403, and no data comes.',
  fr: 'Un appel sans jeton est refusé par 401 ou 403, et aucune donnée ne vient.',
}

async function checkAddress({ http, settings }: AskParts, call: BankCall): Promise<Finding> {
  try {
    const address = `${settings.fdxAddress}/accounts`
    const answer = await http.send({ method: 'GET', address, headers: settings.headers }, call)
    await answer.discard()
    const { status } = answer
    if (status === 401 || status === 403) return passed(REFUSAL)
    const came: Both = { en: `The answer has the status ${status}.`, fr: `La réponse a le statut ${status}.` }
    const advice: Both =
      status < 300
        ? {
            en: 'Tell the bank at once: it gives data without a token.',
            fr: 'Avertissez la banque : elle donne des données sans jeton.',
          }
        : { en: 'Check the FDX address in the settings.', fr: 'Vérifiez l’adresse FDX dans les réglages.' }
    return { outcome: 'failed', expected: REFUSAL, came, advice }
  } catch (error) {
    return failed(REFUSAL, error)
  }
}

function passed(expected: Both): Finding {
  return { outcome: 'passed', expected, came: { en: 'As expected.', fr: 'Comme attendu.' } }
}

/** What is said of a trouble is of the table: nothing of the answer is in it. */
function failed(expected: Both, error: unknown): Finding {
  const cause = error instanceof Problem && error.cause instanceof BankTrouble ? error.cause : error
  if (!(cause instanceof BankTrouble)) {
    const came: Both = { en: 'It cannot be read.', fr: 'Il est illisible.' }
    return { outcome: 'failed', expected, came, advice: ADVICE }
  }
  const { en, fr } = troubleTable[cause.trouble].texts
  return {
    outcome: 'failed',
    expected,
    came: { en: en.means, fr: fr.means },
    advice: { en: en.advice, fr: fr.advice },
  }
}
