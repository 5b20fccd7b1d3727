// The logo of an app, from our own origin.

import { z } from 'zod'
import { findLogo } from '../../domain/recipients/recipient.ts'
import { bytes, empty } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { pageConventions } from '../page-conventions.ts'
import type { AuthorizationPagesParts } from './page-request.ts'
import { LOGO_PATH } from './paths.ts'

/** A logo is a stranger's file: it runs no script and loads nothing, wherever it is opened. */
const LOGO_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'public, max-age=3600',
}

export function logoEndpoint({ database, stylesheet }: AuthorizationPagesParts): Endpoint {
  return endpoint({
    name: 'recipient-logo',
    summary: "A recipient's logo, from our own origin.",
    method: 'GET',
    path: LOGO_PATH,
    access: anyone,
    conventions: pageConventions(stylesheet),
    params: z.object({ clientId: z.string() }),
    answers: { 200: { description: 'The logo.', content: 'image/*' }, 404: { description: 'There is none.' } },
    async handle({ params: { clientId } }) {
      const logo = await findLogo(database, clientId)
      return logo ? bytes(200, logo.contentType, logo.bytes, LOGO_HEADERS) : empty(404)
    },
  })
}
