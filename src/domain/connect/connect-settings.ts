// Connect's settings: where an organization's customers may be sent back to, and which sites may embed it.

import type { Database } from '../../database/open.ts'
import { isGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { whyNotConnectRedirect, whyNotOrigin } from '../recipients/web-address.ts'

export type ConnectSettings = {
  /** Compared to the letter. */
  readonly redirectUrls: readonly string[]
  /** `https://app.example` */
  readonly origins: readonly string[]
}

/** An organization's Connect. */
export type Connect = ConnectSettings & { readonly organizationId: string; readonly clientId: string }

/** The most that each of the two lists holds. */
const MAX_ADDRESSES = 20

/** Finds it by the organization's `customerId`, or by its Connect client. */
export async function findConnect(
  database: Database,
  by: { readonly customerId: string } | { readonly clientId: string },
): Promise<Connect | undefined> {
  if ('customerId' in by && !isGuid(by.customerId)) return undefined
  const row = await database.read
    .selectFrom('organization')
    .select(['organization_id', 'connect_client_id', 'connect_redirect_urls', 'connect_origins'])
    .where((row) => ('customerId' in by ? row('guid', '=', by.customerId) : row('connect_client_id', '=', by.clientId)))
    .executeTakeFirst()
  if (!row?.connect_client_id) return undefined
  return {
    organizationId: row.organization_id,
    clientId: row.connect_client_id,
    redirectUrls: row.connect_redirect_urls,
    origins: row.connect_origins,
  }
}

/** Throws `invalid_request`, naming the address and what is wrong with it. */
export function validateConnectSettings(settings: ConnectSettings, allowsLoopback: boolean): ConnectSettings {
  const redirectUrls = validate('redirect URL', settings.redirectUrls, (text) =>
    whyNotConnectRedirect(text, allowsLoopback),
  )
  const origins = validate('origin', settings.origins, (text) => whyNotOrigin(text, allowsLoopback))
  return { redirectUrls, origins }
}

function validate(
  kind: string,
  addresses: readonly string[],
  whyNot: (text: string) => string | undefined,
): readonly string[] {
  const once = [...new Set(addresses)]
  if (once.length > MAX_ADDRESSES) {
    throw new Problem('invalid_request', `There are more than ${MAX_ADDRESSES} addresses of the kind ${kind}.`)
  }
  for (const address of once) {
    const why = whyNot(address)
    if (why !== undefined) throw new Problem('invalid_request', `The ${kind} ${address.slice(0, 200)} ${why}.`)
  }
  return once
}

/** Both lists are replaced. Throws `not_found` for an organization without Connect. */
export async function changeConnectSettings(
  act: Act,
  organizationId: string,
  { redirectUrls, origins }: ConnectSettings,
): Promise<void> {
  const changed = await act.tx
    .updateTable('organization')
    .set({ connect_redirect_urls: [...redirectUrls], connect_origins: [...origins] })
    .where('organization_id', '=', organizationId)
    .where('connect_client_id', 'is not', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) {
    throw new Problem('not_found', 'This organization has no Connect. Open it first.')
  }
  await act.record('change-connect-settings', { detail: { organizationId, redirectUrls, origins } })
}
