// Changes what a recipient said of itself, as a whole. Its name stays, and what it may ask for does not grow.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { columnsOf, type NewRecipient } from './create-recipient.ts'
import type { Recipient } from './recipient.ts'
import { requestLogo } from '../logos/request-logo.ts'

/** A member that is left out of a change stays as it is (RFC 7592 2.2): leaving a limit out does not lift it. */
export type WantedRecipient = Omit<NewRecipient, MayStay> & Partial<Pick<NewRecipient, MayStay>>

type MayStay = 'country' | 'description' | 'logoUri' | 'clientUri' | 'termsUri' | 'contacts'

/**
 * Returns the recipient as it is now. Throws `invalid_request` for a change about which customers and operators would have to
 * be asked.
 */
export async function changeRecipient(act: Act, present: Recipient, asked: WantedRecipient): Promise<Recipient> {
  const wanted = { ...present, ...asked }
  if (wanted.name !== present.name) {
    throw new Problem('invalid_request', 'client_name: cannot be changed; operators and customers know the app by it')
  }
  const more = wanted.clusters.filter((cluster) => !present.clusters.includes(cluster))
  if (more.length > 0) {
    throw new Problem(
      'invalid_request',
      `scope: may not grow by ${more.join(', ')}; register the app anew to ask for more`,
    )
  }
  demandNoWider(present, wanted)
  const isOtherLogo = wanted.logoUri !== present.logoUri
  await act.tx
    .updateTable('recipient')
    .set({ ...columnsOf(wanted), ...(isOtherLogo && { logo: null, logo_content_type: null }) })
    .where('client_id', '=', present.clientId)
    .execute()
  if (isOtherLogo) await requestLogo(act, present.clientId)
  const { redirectUris, clusters, durationTypes, durationDays, lookbackDays } = wanted
  const detail = { redirectUris, clusters, durationTypes, durationDays, lookbackDays }
  await act.record('change-recipient', { clientId: present.clientId, detail })
  return wanted
}

/** The terms that were approved may shrink, but not grow. */
function demandNoWider(present: Recipient, wanted: Recipient): void {
  const types = wanted.durationTypes?.filter((type) => present.durationTypes?.includes(type) === false) ?? []
  const wider = [
    types.length > 0 && `duration_type: may not grow by ${types.join(', ')}`,
    isMore(present.durationDays, wanted.durationDays) && `duration_period: may not grow beyond ${present.durationDays}`,
    isMore(present.lookbackDays, wanted.lookbackDays) && `lookback_period: may not grow beyond ${present.lookbackDays}`,
  ].filter((one) => one !== false)
  if (wider.length === 0) return
  throw new Problem('invalid_request', `${wider.join('; ')}; register the app anew to ask for more`)
}

function isMore(present: number | undefined, wanted: number | undefined): boolean {
  return present !== undefined && wanted !== undefined && wanted > present
}
