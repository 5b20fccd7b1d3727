// A known browser: one in which an operator has signed in before. What strangers guess elsewhere does not lock it out.

import { newSecret, sameSecret, type Vault } from '../../platform/secret.ts'
import { plainUserName } from './operator.ts'

/** It opens nothing: whoever takes it may guess, as slowly as anybody. */
export const KNOWN_DAYS = 90

const PURPOSE = 'known browser'

/** For the browser to keep: good for this user name alone. */
export function newKnownBrowser(vault: Vault, userName: string, at: Temporal.Instant): string {
  const until = at.add({ hours: 24 * KNOWN_DAYS }).epochMilliseconds.toString(36)
  const signed = `${newSecret().slice(0, 22)}.${until}`
  return `${signed}.${macOf(vault, userName, signed)}`
}

/** The browser's own name, by which its attempts are counted; undefined where it is not known, or not any more. */
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

/** Of its cookie: so that operators who share a browser are each known in it. */
export function knownBrowserName(vault: Vault, userName: string): string {
  return vault.mac('known browser name', plainUserName(userName)).slice(0, 8)
}

function macOf(vault: Vault, userName: string, signed: string): string {
  return vault.mac(PURPOSE, `${plainUserName(userName)}\n${signed}`)
}
