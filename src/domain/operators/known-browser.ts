// A known browser: one in which an operator has signed in before. Failed attempts elsewhere do not lock it.

import { newSecret, sameSecret, type Vault } from '../../platform/secret.ts'
import { plainUserName } from './operator.ts'

/** How long a browser stays known. The value is no credential: a thief can only guess passwords, at the usual rate. */
export const KNOWN_DAYS = 90

const PURPOSE = 'known browser'

/** Returns the value of the browser's cookie, valid for this user name only. */
export function newKnownBrowser(vault: Vault, userName: string, at: Temporal.Instant): string {
  const until = at.add({ hours: 24 * KNOWN_DAYS }).epochMilliseconds.toString(36)
  const signed = `${newSecret().slice(0, 22)}.${until}`
  return `${signed}.${macOf(vault, userName, signed)}`
}

/** Returns the id by which the browser's attempts are counted; `undefined` if it is unknown or its cookie has expired. */
export function knownBrowser(
  vault: Vault,
  userName: string,
  at: Temporal.Instant,
  kept: string | undefined,
): string | undefined {
  const [, signed = '', name, until = '', mac = ''] =
    /^(([\w-]{22})\.([0-9a-z]{1,12}))\.([\w-]{43})$/.exec(kept ?? '') ?? []
  if (name === undefined || !sameSecret(mac, macOf(vault, userName, signed))) return undefined
  return parseInt(until, 36) > at.epochMilliseconds ? name : undefined
}

/** Returns the name of the cookie. It differs per user name, so that several operators can be known in one browser. */
export function knownBrowserName(vault: Vault, userName: string): string {
  return vault.mac('known browser name', plainUserName(userName)).slice(0, 8)
}

function macOf(vault: Vault, userName: string, signed: string): string {
  return vault.mac(PURPOSE, `${plainUserName(userName)}\n${signed}`)
}
