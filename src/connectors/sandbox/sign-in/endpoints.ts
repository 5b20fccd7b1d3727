// The endpoints of the sandbox banks' own pages: the sign-in and its stylesheet.

import { z } from 'zod'
import { bytes } from '../../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import { path } from '../../../platform/http/path.ts'
import { Problem } from '../../../platform/problem.ts'
import { bankAssetConventions, bankPageConventions } from './conventions.ts'
import { signInPaths } from './paths.ts'
import { showStep } from './show-step.ts'
import { openStepRequest, type SignInParts } from './step-request.ts'
import type { Stylesheet } from './stylesheet.ts'
import { pageQuery } from './surroundings.ts'
import { postedStep, takeStep } from './take-step.ts'

const params = z.object({ provider_id: z.string(), sign_in_id: z.string().max(100) })

export function signInEndpoints(parts: SignInParts, stylesheet: Stylesheet): readonly Endpoint[] {
  const stylesheetPath = path(signInPaths.asset, { file: stylesheet.name })
  const conventions = bankPageConventions(stylesheetPath)
  const html = { description: 'A page of the bank', content: 'text/html' }
  return [
    endpoint({
      name: 'show-sandbox-sign-in',
      summary: 'Shows the present step of a sign-in at the test bank.',
      method: 'GET',
      path: signInPaths.signIn,
      access: anyone,
      conventions,
      params,
      query: pageQuery,
      answers: { 200: html, 403: html, 404: html, 410: html },
      handle: async (input) => showStep(await openStepRequest(parts, input, stylesheetPath)),
    }),
    endpoint({
      name: 'continue-sandbox-sign-in',
      summary: 'Takes a password or the answer to a security question, and leads to the next step.',
      method: 'POST',
      path: signInPaths.signIn,
      access: anyone,
      conventions,
      params,
      query: pageQuery,
      body: postedStep,
      accepts: ['form'],
      answers: {
        303: { description: 'On to the next step, or back to Portage' },
        403: html,
        404: html,
        410: html,
        422: html,
      },
      handle: async (input) => takeStep(await openStepRequest(parts, input, stylesheetPath), input.body),
    }),
    endpoint({
      name: 'get-sandbox-stylesheet',
      summary: 'The stylesheet of the test bank; its name changes with its content.',
      method: 'GET',
      path: signInPaths.asset,
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
