// The stylesheet and the script of the customer's pages, under addresses that change with their content.

import { empty } from '../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint } from '../platform/http/endpoint.ts'
import { pageConventions } from './page-conventions.ts'
import type { Script } from './script.ts'
import type { Stylesheet } from './stylesheet.ts'

export function assetsEndpoint(stylesheet: Stylesheet, script: Script): Endpoint {
  return endpoint({
    name: 'assets',
    summary: "The stylesheet and the script of the customer's pages.",
    method: 'GET',
    path: '/assets/:file',
    access: anyone,
    conventions: pageConventions(stylesheet),
    answers: { 200: { description: 'The file.', content: '*/*' }, 404: { description: 'An old one.' } },
    handle({ call }) {
      if (call.path === stylesheet.path) return { status: 200, headers: stylesheet.headers, body: stylesheet.css }
      if (call.path === script.path) return { status: 200, headers: script.headers, body: script.text }
      return empty(404)
    },
  })
}
