// The credentials of the demo's organization: those of an earlier start if they still work, otherwise new ones.

import { strict as assert } from 'node:assert'
import { act, bySystem, type Stage } from '../../domain/journal/act.ts'
import { createCredential } from '../../domain/organizations/create-credential.ts'
import { findCredentials, type PresentedKind } from '../../domain/organizations/credential.ts'
import { endCredential } from '../../domain/organizations/end-credential.ts'
import { findOrganization } from '../../domain/organizations/organization.ts'
import { recognizeCredential } from '../../domain/organizations/recognize-credential.ts'

export type OrganizationSecrets = {
  readonly customerId: string
  readonly apiSecret: string
  readonly secretKey: string
  readonly xApiKey: string
}

export async function keepCredentials(
  stage: Stage,
  organizationId: string,
  known: OrganizationSecrets | undefined,
): Promise<OrganizationSecrets> {
  const organization = await findOrganization(stage.database, organizationId)
  assert.ok(organization, 'the demo has its organization')
  const { guid: customerId } = organization
  const { database, clock } = stage
  const works = (kind: PresentedKind, secret: string) =>
    recognizeCredential(database, clock.now(), { customerId, kind, secret })
  const keep = async (kind: PresentedKind, known: string | undefined): Promise<string> => {
    if (known !== undefined && (await works(kind, known))) return known
    const lost = (await findCredentials(database, organizationId)).filter((credential) => credential.kind === kind)
    return act(stage, bySystem('demo'), async (act) => {
      for (const { credentialId } of lost) await endCredential(act, credentialId)
      return (await createCredential(act, organizationId, kind)).secret
    })
  }
  return {
    customerId,
    apiSecret: await keep('api_secret', known?.apiSecret),
    secretKey: await keep('secret_key', known?.secretKey),
    xApiKey: await keep('x_api_key', known?.xApiKey),
  }
}
