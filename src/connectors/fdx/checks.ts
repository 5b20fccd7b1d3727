// Checks: what of a bank that speaks FDX can be tried before any customer signs in.

import type { BankCall, BankCheck, Finding } from '../../domain/retrieval/connector.ts'
import { failedCheck, openIdChecks, passedCheck } from '../openid/openid-checks.ts'
import type { OpenId } from '../openid/open-openid.ts'
import type { AskParts } from './ask-bank.ts'

export function fdxChecks(openId: OpenId, ask: AskParts): readonly BankCheck[] {
  return [
    ...openIdChecks({ openId, http: ask.http, clock: ask.clock }),
    {
      name: 'fdx-address',
      texts: { en: 'The FDX API answers', fr: 'L’API FDX répond' },
      run: (call) => checkAddress(ask, call),
    },
  ]
}

type Both = Finding['expected']

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
    if (status === 401 || status === 403) return passedCheck(REFUSAL)
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
    return failedCheck(REFUSAL, error)
  }
}
