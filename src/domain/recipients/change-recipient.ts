// Changes what a recipient said of itself, as a whole. Its name stays, and what it may ask for does not grow.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { columnsOf, type NewRecipient } from './create-recipient.ts'
import type { Recipient } from './recipient.ts'
import { requestLogo } from './request-logo.ts'

/** Throws `invalid_request` for a change that customers and operators would have to be asked about. */
export async function changeRecipient(act: Act, present: Recipient, wanted: NewRecipient): Promise<void> {
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
  const isOtherLogo = wanted.logoUri !== present.logoUri
  await act.tx
    .updateTable('recipient')
    .set({ ...columnsOf(wanted), ...(isOtherLogo && { logo: null, logo_content_type: null }) })
    .where('client_id', '=', present.clientId)
    .execute()
  if (isOtherLogo) await requestLogo(act, present.clientId)
  const { redirectUris, clusters } = wanted
  await act.record('change-recipient', { clientId: present.clientId, detail: { redirectUris, clusters } })
}
