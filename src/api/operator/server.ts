// The server in the operator's API: its signing keys, secret keys and settings, without any secret.

import { z } from 'zod'
import { keyStates, listKeys, type KeyLine } from '../../domain/keys/list-keys.ts'
import { findOutdatedSeals } from '../../domain/secret-keys/find-outdated-seals.ts'
import { endKey, makeKey } from '../../operations/keys.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { settingSources } from '../../platform/shown-option.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
import type { OperatorParts } from './parts.ts'
import { moment } from './schemas.ts'

const key = z
  .object({
    kid: z.string(),
    public_jwk: z.record(z.string(), z.unknown()),
    state: z.enum(keyStates).describe('One signs; announced ones will, and those that verify only did.'),
    signs: z.boolean().describe('Whether it is the one that signs now.'),
    created_at: moment,
    sign_from: moment,
    verifies_until: moment.optional().describe('When its last token is over, where another key follows it.'),
    retired_at: moment.optional(),
  })
  .meta({ id: 'SigningKey' })

const secretKeys = z
  .object({
    key_ids: z.array(z.string()).describe('The one that seals, then those that only open.'),
    rests: z
      .array(z.object({ purpose: z.string(), count: z.int() }))
      .describe(
        'What is not yet sealed with the one that seals. Once empty, the others may be taken out of SECRET_KEY.',
      ),
  })
  .meta({ id: 'SecretKeys' })

const setting = z
  .object({
    name: z.string(),
    says: z.string(),
    value: z.string().optional().describe('Absent for secrets and for what is not set.'),
    from: z.enum(settingSources),
    is_secret: z.boolean(),
  })
  .meta({ id: 'Setting' })

export function serverEndpoints(parts: OperatorParts): readonly Endpoint[] {
  const keys = { schema: z.array(key), write: () => list(parts) }
  return [
    listKeysEndpoint(parts),
    operatorOperation(parts, makeKey, { method: 'POST', path: '/keys', answer: keys }),
    operatorOperation(parts, endKey, { method: 'POST', path: '/keys/:kid/end', answer: keys }),
    secretKeysEndpoint(parts),
    settingsEndpoint(parts),
  ]
}

function listKeysEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-keys',
    summary: 'The public halves of the signing keys, newest first.',
    method: 'GET',
    path: '/keys',
    role: 'viewer',
    schema: z.array(key),
    handle: () => list(parts),
  })
}

function secretKeysEndpoint(parts: OperatorParts): Endpoint {
  const { database, vault } = parts
  return operatorEndpoint(parts, {
    name: 'operator-list-secret-keys',
    summary: 'The ids of the secret keys that the server was given, and what is still sealed with a former one.',
    method: 'GET',
    path: '/secret-keys',
    role: 'viewer',
    schema: secretKeys,
    handle: async () => ({ key_ids: vault.keyIds, rests: await findOutdatedSeals(database, vault.keyIds.slice(0, 1)) }),
  })
}

function settingsEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-settings',
    summary: 'The settings, where each comes from, and no secret.',
    method: 'GET',
    path: '/settings',
    role: 'viewer',
    schema: z.array(setting),
    handle: () =>
      parts.shownOptions.map(({ name, says, value, from, isSecret }) => ({
        name,
        says: says.en,
        value,
        from,
        is_secret: isSecret,
      })),
  })
}

async function list({ database, clock }: OperatorParts): Promise<z.infer<typeof key>[]> {
  return (await listKeys(database, clock.now())).map(write)
}

function write(line: KeyLine): z.infer<typeof key> {
  return {
    kid: line.kid,
    public_jwk: line.publicJwk,
    state: line.state,
    signs: line.state === 'signs',
    created_at: line.createdAt.toString(),
    sign_from: line.signFrom.toString(),
    verifies_until: line.verifiesUntil?.toString(),
    retired_at: line.retiredAt?.toString(),
  }
}
