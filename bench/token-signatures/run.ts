// Signed tokens: our code beside jose, in turns, for decision 018.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import type { KeyRing } from '../../src/domain/keys/key-ring.ts'
import { newSigningKey, openSigningKey } from '../../src/domain/keys/signing-key.ts'
import { signToken, verifyToken } from '../../src/domain/tokens/json-web-token.ts'
import { newGuid } from '../../src/platform/ids.ts'
import { openVault } from '../../src/platform/secret.ts'

const TOKENS = 4_000
const TURNS = 7

const vault = openVault([randomBytes(32)], randomBytes(32))
const key = openSigningKey(vault, newSigningKey(vault), Temporal.Now.instant())
assert.ok(key)
const ring: KeyRing = {
  signing: () => key,
  verifying: async (kid) => (kid === key.kid ? key : undefined),
  published: () => [key.publicJwk],
  renew: async () => {},
  reload: async () => 0,
}

const issuer = 'https://portage.example'
const claims = () => ({
  iss: issuer,
  sub: newGuid(),
  aud: `${issuer}/api/fdx`,
  exp: 4_102_444_800,
  iat: 1_790_000_000,
  jti: newGuid(),
  client_id: 'dc-bench',
  scope: 'ACCOUNT_BASIC ACCOUNT_DETAILED TRANSACTIONS STATEMENTS',
  provider_id: 1000,
  fdxConsentId: newGuid(),
})

const signWithJose = (): Promise<string> =>
  new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid }).sign(key.privateKey)

const verifyWithJose = (token: string): Promise<unknown> =>
  jwtVerify(token, async ({ kid }) => (await ring.verifying(kid ?? ''))?.publicKey ?? assert.fail(), {
    algorithms: ['ES256'],
    typ: 'at+jwt',
  })

/** Microseconds of this process's processor time per call, one call after the other. */
async function cost(work: (index: number) => unknown): Promise<number> {
  const before = process.cpuUsage()
  for (let index = 0; index < TOKENS; index++) await work(index)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / TOKENS
}

const scenes = {
  sign: async () => [await cost(() => signToken(ring, 'at+jwt', claims())), await cost(signWithJose)],
  'verify, first time': async () => {
    const tokens = Array.from({ length: TOKENS }, () => signToken(ring, 'at+jwt', claims()))
    return [
      await cost((index) => verifyToken(ring, 'at+jwt', tokens[index] ?? '')),
      await cost((index) => verifyWithJose(tokens[index] ?? '')),
    ]
  },
  'verify, again': async () => {
    const token = signToken(ring, 'at+jwt', claims())
    return [await cost(() => verifyToken(ring, 'at+jwt', token)), await cost(() => verifyWithJose(token))]
  },
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

console.log('microseconds of processor time per token, median of turns: ours, jose, ratio')
for (const [name, scene] of Object.entries(scenes)) {
  await scene()
  const turns: (readonly number[])[] = []
  for (let turn = 0; turn < TURNS; turn++) turns.push(await scene())
  const [ours, jose] = [0, 1].map((side) => median(turns.map((turn) => turn[side] ?? Number.NaN)))
  const ratio = median(turns.map(([ours = Number.NaN, jose = Number.NaN]) => jose / ours))
  console.log(`${name}: ${ours?.toFixed(1)}, ${jose?.toFixed(1)}, ${ratio.toFixed(1)} times`)
}
