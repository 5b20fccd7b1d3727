// AuthSecret: an organization makes one for each partner, and disables and enables it.

import { z } from 'zod'
import { act, type By } from '../../domain/journal/act.ts'
import { whyNotReadable } from '../../domain/names/display-name.ts'
import { enablePartner } from '../../domain/shares/enable-partner.ts'
import { keepSharingPartner } from '../../domain/shares/sharing-partner.ts'
import { json, type Answer } from '../../platform/http/answer.ts'
import { endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { dataSharingConventions } from './data-sharing-conventions.ts'
import type { DataSharingParts } from './parts.ts'

const BASE = '/v3/:customerId/partnerdata/authsecret'

const customerId = z.string().describe('The GUID of the organization.')

/** The name of a partner that the caller does not name. */
const UNNAMED = 'PartnerTest'

const MAX_CHARACTERS = 100

const secretAnswer = z
  .object({
    RequestId: z.string(),
    PermissionId: z.string().describe('Disables and enables the AuthSecret.'),
    AuthSecret: z.string().describe('For the partner.'),
    Message: z.string(),
  })
  .meta({ id: 'AuthSecret' })

const changedAnswer = z
  .object({ permissionId: z.string(), authSecret: z.string(), message: z.string() })
  .meta({ id: 'AuthSecretChanged' })

const refused = {
  400: { description: 'INVALID_REQUEST: the parameter is named.' },
  401: { description: 'UNAUTHORIZED.' },
}

export function authSecretEndpoints(parts: DataSharingParts): readonly Endpoint[] {
  return [
    ofUnnamedEndpoint(parts),
    ofNamedEndpoint(parts),
    changeEndpoint(parts, 'disable', 'The partner authorization was disabled successfully.'),
    changeEndpoint(parts, 'enable', 'The partner authorization was re-enabled successfully.'),
  ]
}

const common = {
  method: 'GET',
  isUnsafe: true,
  conventions: dataSharingConventions,
  answers: {
    200: { description: 'The secret.', content: 'application/json', schema: secretAnswer },
    ...refused,
  },
} as const

function ofNamedEndpoint(parts: DataSharingParts): Endpoint {
  return endpoint({
    ...common,
    name: 'auth-secret',
    summary: 'The AuthSecret of a partner: the same however often it is asked for.',
    path: `${BASE}/:nameofpartner`,
    access: parts.client,
    params: z.object({
      customerId,
      nameofpartner: z.string().describe('As the organization calls it; PartnerTest when empty.'),
    }),
    handle: ({ caller, call, params }) => answerSecret(parts, caller, call, params.nameofpartner),
  })
}

function ofUnnamedEndpoint(parts: DataSharingParts): Endpoint {
  return endpoint({
    ...common,
    name: 'auth-secret-of-unnamed',
    summary: 'The AuthSecret of PartnerTest, for whoever names no partner.',
    path: BASE,
    access: parts.client,
    params: z.object({ customerId }),
    handle: ({ caller, call }) => answerSecret(parts, caller, call, ''),
  })
}

async function answerSecret(
  parts: DataSharingParts,
  organizationId: string,
  call: Call,
  given: string,
): Promise<Answer> {
  const name = readName(given)
  const by = byClient(organizationId, call)
  const secret = await keepSharingPartner(parts, by, organizationId, name)
  return json(200, {
    RequestId: call.requestId,
    PermissionId: secret.permissionId,
    AuthSecret: secret.authSecret,
    Message: 'The partner authorization secret was generated successfully.',
  })
}

/** Throws `invalid_request`; also for `disable` and `enable`, which mean that the PermissionId was forgotten. */
function readName(given: string): string {
  const name = given.normalize('NFC') || UNNAMED
  if (/^(disable|enable)$/i.test(name)) {
    throw new Problem('invalid_request', `Add the PermissionId: authsecret/${name.toLowerCase()}/{permissionId}.`)
  }
  const tooLong = Array.from(name).length > MAX_CHARACTERS
  const wrong = tooLong ? `must have at most ${MAX_CHARACTERS} characters` : whyNotReadable(name)
  if (wrong !== undefined) throw new Problem('invalid_request', `nameofpartner ${wrong}.`)
  return name
}

function changeEndpoint(parts: DataSharingParts, verb: 'disable' | 'enable', message: string): Endpoint {
  return endpoint({
    name: `${verb}-auth-secret`,
    summary:
      verb === 'disable'
        ? 'Disables an AuthSecret: from the very next call on it opens nothing.'
        : 'Enables an AuthSecret again: it opens what it opened before.',
    method: 'GET',
    isUnsafe: true,
    path: `${BASE}/${verb}/:permissionId`,
    access: parts.client,
    conventions: dataSharingConventions,
    params: z.object({ customerId, permissionId: z.string() }),
    answers: { 200: { description: 'Done.', content: 'application/json', schema: changedAnswer }, ...refused },
    async handle({ caller, call, params }) {
      const { permissionId, authSecret } = await act(parts, byClient(caller, call), (act) =>
        enablePartner(
          act,
          parts.vault,
          { organizationId: caller, permissionId: params.permissionId },
          verb === 'enable',
        ),
      )
      return json(200, { permissionId, authSecret, message })
    },
  })
}

export function byClient(organizationId: string, { requestId }: Call): By {
  return { actor: { kind: 'organization', id: organizationId }, requestId }
}
