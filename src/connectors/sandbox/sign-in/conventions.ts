// How the sandbox banks' pages and assets behave on the wire: their headers, and a page of the bank for every problem.

import { empty, page } from '../../../platform/http/answer.ts'
import type { Conventions } from '../../../platform/http/endpoint.ts'
import { problemPages, UNEXPECTED } from './problem-pages.ts'
import { pageAddress, pageQuery, surroundingsOf } from './surroundings.ts'
import { noticeView } from './views.ts'

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
    problem(problem, { params, query, path }) {
      const [status, notice] = problem ? problemPages[problem.code] : UNEXPECTED
      const { language } = pageQuery.parse(query)
      const surroundings = surroundingsOf({ providerId: params['provider_id'], language, stylesheetPath, path })
      const canRetry = notice === 'formExpired' || notice === 'unavailable'
      const links = canRetry ? [{ label: 'again', href: pageAddress(surroundings) } as const] : []
      return page(status, noticeView(surroundings, notice, links))
    },
  }
}

export const bankAssetConventions: Conventions = {
  name: 'sandbox-bank-assets',
  headers: () => ({ 'x-content-type-options': 'nosniff' }),
  problem: (problem) => empty((problem ? problemPages[problem.code] : UNEXPECTED)[0]),
}
