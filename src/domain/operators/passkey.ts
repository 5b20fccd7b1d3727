// Passkeys (WebAuthn Level 3): the options for the browser, and the verification of its answer.

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { sameSecret, type Vault } from '../../platform/secret.ts'
import type { Operator } from './operator.ts'

/** Loads the library on first use: it takes a fifth of a second, which a server without passkeys does not spend. */
const library = () => import('@simplewebauthn/server')

/** The two sides of a WebAuthn ceremony: this server as the relying party, and the browser that holds the secret. */
export type PasskeyCeremony = {
  readonly vault: Vault
  readonly issuer: string
  /** At least 128 random bits, known only to the browser and this server. */
  readonly browserSecret: string
}

const CHALLENGE_MINUTES = 10

/** EdDSA, ES256 and RS256 (COSE): every authenticator supports one of them. */
const ALGORITHMS = [-8, -7, -257]

/** Returns whether the server's address allows passkeys: WebAuthn requires a domain name, not an IP address. */
export function allowsPasskeys(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer)
  return hostname === 'localhost' || (protocol === 'https:' && !/^[\d.]+$|^\[/.test(hostname))
}

/** @param known The ids of the operator's passkeys: an authenticator that holds one of them creates no second one. */
export async function newPasskeyOptions(
  ceremony: PasskeyCeremony,
  operator: Operator,
  at: Temporal.Instant,
  known: readonly string[] = [],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Portage',
    rpID: new URL(ceremony.issuer).hostname,
    userName: operator.userName,
    userDisplayName: operator.name,
    userID: new Uint8Array(Buffer.from(operator.operatorId)),
    challenge: makeChallenge(ceremony, at),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** @param known The ids of the passkeys that may answer; any passkey for this server if empty. */
export async function passkeySignInOptions(
  ceremony: PasskeyCeremony,
  at: Temporal.Instant,
  known: readonly string[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  const rpID = new URL(ceremony.issuer).hostname
  return generateAuthenticationOptions({
    rpID,
    challenge: makeChallenge(ceremony, at),
    userVerification: 'required',
    allowCredentials: known.map((id) => ({ id })),
  })
}

export type Passkey = {
  readonly credentialId: string
  /** The COSE key, in base64url. */
  readonly publicKey: string
  readonly signatureCount: number
}

/**
 * Returns `undefined` if the browser's answer is not a passkey that was created for this ceremony.
 * @param text The browser's answer, in JSON.
 */
export async function readNewPasskey(
  ceremony: PasskeyCeremony,
  text: string,
  at: Temporal.Instant,
): Promise<Passkey | undefined> {
  const response = parse(text)
  if (!response) return undefined
  const { verifyRegistrationResponse } = await library()
  const result = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: (challenge) => challengeTime(ceremony, challenge, at) !== undefined,
    expectedOrigin: ceremony.issuer,
    expectedRPID: new URL(ceremony.issuer).hostname,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined)
  if (!result?.verified) return undefined
  const { id, publicKey, counter } = result.registrationInfo.credential
  return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), signatureCount: counter }
}

/** Returns the id of the passkey that an answer claims to come from; `undefined` if the answer is malformed. */
export function claimedPasskey(text: string): string | undefined {
  return parse(text)?.id
}

export type PasskeyAnswer = { readonly signatureCount: number; readonly challengedAt: Temporal.Instant }

/** Returns `undefined` unless this passkey signed a recent challenge that this server made for this browser. */
export async function checkPasskeyAnswer(
  ceremony: PasskeyCeremony,
  passkey: Passkey,
  text: string,
  at: Temporal.Instant,
): Promise<PasskeyAnswer | undefined> {
  const { verifyAuthenticationResponse } = await library()
  let challengedAt: Temporal.Instant | undefined
  const result = await verifyAuthenticationResponse({
    response: parse(text) as unknown as AuthenticationResponseJSON,
    expectedChallenge: (challenge) => (challengedAt = challengeTime(ceremony, challenge, at)) !== undefined,
    expectedOrigin: ceremony.issuer,
    expectedRPID: new URL(ceremony.issuer).hostname,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.signatureCount,
    },
    requireUserVerification: true,
  }).catch(() => undefined)
  return result?.verified && challengedAt
    ? { signatureCount: result.authenticationInfo.newCounter, challengedAt }
    : undefined
}

/** Checks only that the answer is an object with an id. The library validates the rest. */
const answer = z.looseObject({ id: z.string().min(1).max(2048), response: z.looseObject({}) })

function parse(text: string): z.infer<typeof answer> | undefined {
  try {
    return answer.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/**
 * Returns the current time with a keyed hash of it and the browser's secret. Nothing is stored, so that requests for the
 * page cannot fill the database. `proveByPasskey` ensures that an answer is accepted once.
 */
function makeChallenge(ceremony: PasskeyCeremony, at: Temporal.Instant): Uint8Array<ArrayBuffer> {
  const moment = String(at.epochMilliseconds)
  return new Uint8Array(
    Buffer.from(`${moment}.${ceremony.vault.mac('passkey challenge', challengeText(ceremony, moment))}`),
  )
}

/** Returns when the challenge was made; `undefined` if it is forged, belongs to another browser or has expired. */
function challengeTime(
  ceremony: PasskeyCeremony,
  challenge: string,
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  const [moment = '', mac = ''] = Buffer.from(challenge, 'base64url').toString().split('.')
  if (!/^\d{1,15}$/.test(moment)) return undefined
  if (!sameSecret(mac, ceremony.vault.mac('passkey challenge', challengeText(ceremony, moment)))) return undefined
  const made = Temporal.Instant.fromEpochMilliseconds(Number(moment))
  return Temporal.Instant.compare(made.add({ minutes: CHALLENGE_MINUTES }), at) < 0 ? undefined : made
}

function challengeText({ browserSecret }: PasskeyCeremony, moment: string): string {
  return `${moment} ${browserSecret}`
}
