// The addresses of the sandbox bank's own pages: the sign-in and its stylesheet.

import { z } from 'zod'
import { bytes } from '../../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import { Problem } from '../../../platform/problem.ts'
import { bankAssetConventions, bankPageConventions } from './conventions.ts'
import { showStep } from './show-step.ts'
import type { Stylesheet } from './stylesheet.ts'
import { postedStep, takeStep } from './take-step.ts'
import { openVisit, type SignInParts } from './step-request.ts'

const PAGE = '/sandbox-bank/:provider_id/sign-in/:sign_in_id'

const query = z.object({ language: z.string().optional() })

const params = z.object({ provider_id: z.string(), sign_in_id: z.string().max(100) })

export function signInEndpoints(parts: SignInParts, stylesheet: Stylesheet): readonly Endpoint[] {
  const stylesheetPath = `/sandbox-bank/assets/${stylesheet.name}`
  const conventions = bankPageConventions(stylesheetPath)
  const html = { description: 'A page of the bank', content: 'text/html' }
  return [
    endpoint({
      name: 'show-sandbox-sign-in',
      summary: 'Shows the present step of a sign-in at the test bank.',
      method: 'GET',
      path: PAGE,
      access: anyone,
      conventions,
      params,
      query,
      answers: { 200: html, 403: html, 404: html, 410: html },
      handle: async ({ call, params }) => showStep(await openVisit(parts, call, params, stylesheetPath)),
    }),
    endpoint({
      name: 'continue-sandbox-sign-in',
      summary: 'Takes a password or the answer to a security question, and leads to the next step.',
      method: 'POST',
      path: PAGE,
      access: anyone,
      conventions,
      params,
      query,
      body: postedStep,
      accepts: ['form'],
      answers: {
        303: { description: 'On to the next step, or back to Portage' },
        403: html,
        404: html,
        410: html,
        422: html,
      },
      handle: async ({ call, params, body }) => takeStep(await openVisit(parts, call, params, stylesheetPath), body),
    }),
    endpoint({
      name: 'get-sandbox-stylesheet',
      summary: 'The stylesheet of the test bank; its name changes with its content.',
      method: 'GET',
      path: '/sandbox-bank/assets/:file',
      access: anyone,
      conventions: bankAssetConventions,
      params: z.object({ file: z.string() }),
      answers: { 200: { description: 'The stylesheet', content: 'text/css' } },
      handle({ params }) {
        if (params.file !== stylesheet.name) throw new Problem('not_found', 'There is no such file.')
        const headers = { 'cache-control': 'public, max-age=31536000, immutable' }
        return bytes(200, 'text/css; charset=utf-8', stylesheet.bytes, headers)
      },
    }),
  ]
}
