// Passkeys (WebAuthn level 3): what the browser is asked, and whether its answer is right.

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { sameSecret, type Vault } from '../../platform/secret.ts'
import type { Operator } from './operator.ts'

/** The library takes a fifth of a second to load, which a server without passkeys must not spend. */
const library = () => import('@simplewebauthn/server')

/** Who asks for a passkey: the server at this origin, from the browser that holds this secret. */
export type Asking = {
  readonly vault: Vault
  readonly issuer: string
  /** 128 random bits or more, which nobody but the browser and we know. */
  readonly browserSecret: string
}

const CHALLENGE_MINUTES = 10

/** COSE's Ed25519, ES256 and RS256: what every authenticator has one of. */
const ALGORITHMS = [-8, -7, -257]

/** Passkeys belong to a domain name; WebAuthn knows none for an address such as 127.0.0.1. */
export function allowsPasskeys(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer)
  return hostname === 'localhost' || (protocol === 'https:' && !/^[\d.]+$|^\[/.test(hostname))
}

/** @param known the ids of those that the operator has already: an authenticator gives no second one. */
export async function newPasskeyOptions(
  asking: Asking,
  operator: Operator,
  at: Temporal.Instant,
  known: readonly string[] = [],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Portage',
    rpID: new URL(asking.issuer).hostname,
    userName: operator.userName,
    userDisplayName: operator.name,
    userID: new Uint8Array(Buffer.from(operator.operatorId)),
    challenge: makeChallenge(asking, at),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** @param known the ids of those that may answer; any that the device has for this server, unless given. */
export async function passkeySignInOptions(
  asking: Asking,
  at: Temporal.Instant,
  known: readonly string[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  const rpID = new URL(asking.issuer).hostname
  return generateAuthenticationOptions({
    rpID,
    challenge: makeChallenge(asking, at),
    userVerification: 'required',
    allowCredentials: known.map((id) => ({ id })),
  })
}

export type Passkey = {
  readonly credentialId: string
  /** COSE, in base64url. */
  readonly publicKey: string
  readonly signatureCount: number
}

/** Undefined when the browser's answer is not a passkey made for this page. @param text JSON as the browser gave it. */
export async function readNewPasskey(asking: Asking, text: string, at: Temporal.Instant): Promise<Passkey | undefined> {
  const response = parse(text)
  if (!response) return undefined
  const { verifyRegistrationResponse } = await library()
  const result = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: (challenge) => challengeTime(asking, challenge, at) !== undefined,
    expectedOrigin: asking.issuer,
    expectedRPID: new URL(asking.issuer).hostname,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined)
  if (!result?.verified) return undefined
  const { id, publicKey, counter } = result.registrationInfo.credential
  return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), signatureCount: counter }
}

/** The id of the passkey that an answer claims to come from. */
export function claimedPasskey(text: string): string | undefined {
  return parse(text)?.id
}

export type PasskeyAnswer = { readonly signatureCount: number; readonly askedAt: Temporal.Instant }

/** Undefined unless this passkey signed a challenge of ours, made for this browser a few minutes ago at most. */
export async function checkPasskeyAnswer(
  asking: Asking,
  passkey: Passkey,
  text: string,
  at: Temporal.Instant,
): Promise<PasskeyAnswer | undefined> {
  const { verifyAuthenticationResponse } = await library()
  let askedAt: Temporal.Instant | undefined
  const result = await verifyAuthenticationResponse({
    response: parse(text) as unknown as AuthenticationResponseJSON,
    expectedChallenge: (challenge) => (askedAt = challengeTime(asking, challenge, at)) !== undefined,
    expectedOrigin: asking.issuer,
    expectedRPID: new URL(asking.issuer).hostname,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.signatureCount,
    },
    requireUserVerification: true,
  }).catch(() => undefined)
  return result?.verified && askedAt ? { signatureCount: result.authenticationInfo.newCounter, askedAt } : undefined
}

/** The library judges the rest; here it is only made sure that it is given an object with an id. */
const answer = z.looseObject({ id: z.string().min(1).max(2048), response: z.looseObject({}) })

function parse(text: string): z.infer<typeof answer> | undefined {
  try {
    return answer.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/**
 * The moment, and a keyed hash of it and the browser's secret. Nothing is stored, so that strangers who open the page
 * leave nothing behind; that an answer counts once is made sure where it is taken.
 */
function makeChallenge(asking: Asking, at: Temporal.Instant): Uint8Array<ArrayBuffer> {
  const moment = String(at.epochMilliseconds)
  return new Uint8Array(
    Buffer.from(`${moment}.${asking.vault.mac('passkey challenge', challengeText(asking, moment))}`),
  )
}

/** When the challenge was made; undefined when it is not ours, is another browser's, or is too old. */
function challengeTime(asking: Asking, challenge: string, at: Temporal.Instant): Temporal.Instant | undefined {
  const [moment = '', mac = ''] = Buffer.from(challenge, 'base64url').toString().split('.')
  if (!/^\d{1,15}$/.test(moment)) return undefined
  if (!sameSecret(mac, asking.vault.mac('passkey challenge', challengeText(asking, moment)))) return undefined
  const made = Temporal.Instant.fromEpochMilliseconds(Number(moment))
  return Temporal.Instant.compare(made.add({ minutes: CHALLENGE_MINUTES }), at) < 0 ? undefined : made
}

function challengeText({ browserSecret }: Asking, moment: string): string {
  return `${moment} ${browserSecret}`
}
