// GET /notifications: a recipient's own notifications, for who has no receiver or missed something.

import { z } from 'zod'
import { listNotifications } from '../../domain/notifications/list-notifications.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { notificationList } from './notification-schemas.ts'
import { pageQuery6, readCursor, readLimit, readPageKey, writeCursor } from './paging.ts'
import { fdxApi6 } from './fdx-api-6.ts'
import type { NotificationParts } from './notification-parts.ts'
import { recipientAccess } from './recipient-access.ts'

const query = z.object({
  ...pageQuery6,
  dataRecipientId: z.string().optional().describe('The client_id of the recipient itself; no other is answered.'),
})

export function notificationsEndpoint(parts: NotificationParts): Endpoint {
  const { database, vault, issuer } = parts
  return endpoint({
    name: 'fdx-6-notifications',
    summary: "The recipient's notifications, subscribed to or not, oldest first.",
    method: 'GET',
    path: '/api/fdx/6/notifications',
    access: recipientAccess(parts, fdxApi6),
    conventions: fdxApi6.conventions,
    query,
    answers: {
      200: { description: 'A page of notifications.', content: 'application/json', schema: notificationList },
      400: {
        description: 'Invalid limit or offset, an offset older than what is kept, or another recipient’s id (401).',
      },
      401: { description: 'The token is not valid (602).' },
      403: { description: 'The token is a partner’s, or of a connection (403).' },
    },
    async handle({ call, caller: { clientId }, query }) {
      const { limit: limitText, dataRecipientId } = query
      const pageKey = readPageKey(query)
      if (dataRecipientId !== undefined && dataRecipientId !== clientId) {
        throw new Problem(
          'invalid_request',
          'dataRecipientId must be the client_id that the token is of. Leave it out.',
        )
      }
      const list = [clientId, 'notifications'].join('\n')
      const after = pageKey === undefined ? undefined : Number(readCursor(vault, list, pageKey).position)
      const { notifications, next } = await listNotifications(database, clientId, after, readLimit(limitText))
      const address = new URL(issuer + call.path)
      if (limitText !== undefined) address.searchParams.set('limit', limitText)
      const nextKey = next === undefined ? undefined : writeCursor(vault, list, { position: String(next) })
      return json(200, {
        ...fdxApi6.pageMembers({ address, total: undefined, next: nextKey, previous: undefined }),
        notifications,
      })
    },
  })
}
