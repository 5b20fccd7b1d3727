// How the sandbox bank's pages behave on the wire: what went wrong is told on a page of the bank.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { empty, page } from '../../../platform/http/answer.ts'
import type { Call, Conventions } from '../../../platform/http/endpoint.ts'
import type { ProblemCode } from '../../../platform/problem.ts'
import { bankOf, sandboxBanks } from '../bank/banks.ts'
import type { Surroundings } from './frame.ts'
import { noticeView } from './views.ts'
import type { Notice } from './texts.ts'

const TOLD: Partial<Record<ProblemCode, readonly [status: number, notice: Notice]>> = {
  invalid_request: [400, 'notUnderstood'],
  form_expired: [403, 'formExpired'],
  wrong_browser: [403, 'wrongBrowser'],
  not_found: [404, 'notFound'],
  method_not_allowed: [405, 'notFound'],
  body_too_large: [413, 'notUnderstood'],
  unsupported_media_type: [415, 'notUnderstood'],
  too_many_requests: [429, 'unavailable'],
  temporarily_unavailable: [503, 'unavailable'],
}

/** No script, no frame, nothing from elsewhere, and nothing kept. The return to Portage is on the same origin. */
const PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

export function bankPageConventions(stylesheetPath: string): Conventions {
  return {
    name: 'sandbox-bank-pages',
    headers: () => PAGE_HEADERS,
    problem(problem, call) {
      const [status, notice] = (problem && TOLD[problem.code]) ?? ([500, 'unexpected'] as const)
      const surroundings = surroundingsOf(call, stylesheetPath)
      const { path, language } = surroundings
      const back = notice === 'formExpired' || notice === 'unavailable'
      const ways = back ? [{ label: 'again', href: `${path}?language=${language}` } as const] : []
      return page(status, noticeView(surroundings, notice, ways))
    },
  }
}

/** For what is no page. */
export const bankAssetConventions: Conventions = {
  name: 'sandbox-bank-assets',
  headers: () => ({ 'x-content-type-options': 'nosniff' }),
  problem: (problem) => empty(problem ? (TOLD[problem.code]?.[0] ?? 400) : 500),
}

/** The bank in the path speaks the language in the query, else its own; `fallback` is what the customer chose before. */
export function surroundingsOf(call: Call, stylesheetPath: string, fallback?: Language): Surroundings {
  const named = sandboxBanks.find(({ providerId }) => String(providerId) === call.params['provider_id'])
  const bank = named ?? bankOf(1000)
  const asked = call.query['language']
  const language = asked === 'en' || asked === 'fr' ? asked : (fallback ?? bank.firstLanguage)
  return { bank, language, stylesheetPath, path: call.path }
}
