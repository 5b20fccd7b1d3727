// Connect's settings: where an organization's customers may be sent back to, which sites may embed it, and how it looks.

import type { Database } from '../../database/open.ts'
import { isGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { whyNotConnectRedirect, whyNotOrigin } from '../recipients/web-address.ts'
import { whyNotAccent, type Theme } from './accent.ts'

/** How the pages of Connect look and speak. What is absent follows the customer's browser. */
export type ConnectLook = {
  readonly language?: 'en' | 'fr' | undefined
  readonly theme?: Theme | undefined
  /** `#0a5a5d`; absent, it is Portage's own. */
  readonly accent?: string | undefined
}

export type ConnectSettings = {
  /** A link may add parameters to them. */
  readonly redirectUrls: readonly string[]
  /** `https://app.example` */
  readonly origins: readonly string[]
  readonly look?: ConnectLook
  /** Whether every link must carry an authorize token. */
  readonly requiresToken?: boolean
  /** Whether Connect is this organization's where a link names none. */
  readonly isDefault?: boolean
}

/** An organization's Connect. */
export type Connect = Required<ConnectSettings> & {
  readonly organizationId: string
  readonly customerId: string
  readonly clientId: string
}

/** The most that each of the two lists holds. */
const MAX_ADDRESSES = 20

type Key =
  | { readonly customerId: string }
  | { readonly clientId: string }
  | { readonly organizationId: string }
  | { readonly isDefault: true }

/** Finds it by the organization's `customerId`, by its Connect client, by its id, or as the one where none is named. */
export async function findConnect(database: Pick<Database, 'read'>, by: Key): Promise<Connect | undefined> {
  if ('customerId' in by && !isGuid(by.customerId)) return undefined
  const row = await database.read
    .selectFrom('organization')
    .select(['organization_id', 'guid', 'connect_client_id', 'connect_redirect_urls', 'connect_origins'])
    .select(['connect_language', 'connect_theme', 'connect_accent', 'connect_requires_token', 'connect_is_default'])
    .where((row) => {
      if ('customerId' in by) return row('guid', '=', by.customerId)
      if ('clientId' in by) return row('connect_client_id', '=', by.clientId)
      if ('organizationId' in by) return row('organization_id', '=', by.organizationId)
      return row('connect_is_default', '=', true)
    })
    .executeTakeFirst()
  if (!row?.connect_client_id) return undefined
  return {
    organizationId: row.organization_id,
    customerId: row.guid,
    clientId: row.connect_client_id,
    redirectUrls: row.connect_redirect_urls,
    origins: row.connect_origins,
    look: {
      language: (row.connect_language ?? undefined) as ConnectLook['language'],
      theme: (row.connect_theme ?? undefined) as ConnectLook['theme'],
      accent: row.connect_accent ?? undefined,
    },
    requiresToken: row.connect_requires_token,
    isDefault: row.connect_is_default,
  }
}

/** Throws `invalid_request`, naming the address or the colour and what is wrong with it. */
export function validateConnectSettings(settings: ConnectSettings, allowsLoopback: boolean): ConnectSettings {
  const redirectUrls = validate('redirect URL', settings.redirectUrls, (text) =>
    whyNotConnectRedirect(text, allowsLoopback),
  )
  const origins = validate('origin', settings.origins, (text) => whyNotOrigin(text, allowsLoopback))
  const accent = settings.look?.accent?.toLowerCase()
  const why = accent === undefined ? undefined : whyNotAccent(accent)
  if (why !== undefined) throw new Problem('invalid_request', `The accent ${accent?.slice(0, 40)} ${why}.`)
  return { ...settings, redirectUrls, origins, look: { ...settings.look, accent } }
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

/**
 * All settings are replaced. Throws `not_found` for an organization without Connect, and `conflict` where another one is the
 * default.
 */
export async function changeConnectSettings(
  act: Act,
  organizationId: string,
  settings: ConnectSettings,
): Promise<void> {
  const { redirectUrls, origins, look = {}, requiresToken = false, isDefault = false } = settings
  if (isDefault) await demandNoOtherDefault(act, organizationId)
  const changed = await act.tx
    .updateTable('organization')
    .set({
      connect_redirect_urls: [...redirectUrls],
      connect_origins: [...origins],
      connect_language: look.language ?? null,
      connect_theme: look.theme ?? null,
      connect_accent: look.accent ?? null,
      connect_requires_token: requiresToken,
      connect_is_default: isDefault,
    })
    .where('organization_id', '=', organizationId)
    .where('connect_client_id', 'is not', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) {
    throw new Problem('not_found', 'This organization has no Connect. Open it first.')
  }
  await act.record('change-connect-settings', {
    detail: { organizationId, redirectUrls, origins, ...look, requiresToken, isDefault },
  })
}

/** The index of the table refuses a second one that is written at the same moment. */
async function demandNoOtherDefault({ tx }: Act, organizationId: string): Promise<void> {
  const other = await tx
    .selectFrom('organization')
    .select('name')
    .where('connect_is_default', '=', true)
    .where('organization_id', '<>', organizationId)
    .executeTakeFirst()
  if (!other) return
  throw new Problem('conflict', `Links without a customerId open the Connect of ${other.name}. End that there first.`)
}
