// An access token that renews itself: one renewal however many calls wait for it.

import { errorOf } from './portage-error.ts'

export type IssuedToken = { readonly accessToken: string; readonly expiresIn: number | undefined }

/** Seconds before its end at which a token is no longer sent. */
const MARGIN = 10

export class AccessToken {
  readonly #issue: () => Promise<IssuedToken>
  #value: string | undefined
  /** Milliseconds on the process's own monotonic clock, which no change of the time of day moves. */
  #until = 0
  #renewal: Promise<string> | undefined

  constructor(issue: () => Promise<IssuedToken>, first?: IssuedToken) {
    this.#issue = issue
    if (first) this.#keep(first)
  }

  async value(): Promise<string> {
    return this.#value !== undefined && performance.now() < this.#until ? this.#value : this.#renew()
  }

  /** Once more with a new one where the server no longer takes it. Throws a PortageError for an answer without success. */
  async send(attempt: (token: string) => Promise<Response>): Promise<Response> {
    const token = await this.value()
    let response = await attempt(token)
    if (await saysInvalidToken(response)) {
      const renewed = this.#value === token ? await this.#renew() : await this.value()
      response = await attempt(renewed)
    }
    if (!response.ok) throw await errorOf(response)
    return response
  }

  #renew(): Promise<string> {
    this.#renewal ??= this.#issue()
      .then((issued) => this.#keep(issued))
      .finally(() => (this.#renewal = undefined))
    return this.#renewal
  }

  #keep({ accessToken, expiresIn = 60 }: IssuedToken): string {
    this.#until = performance.now() + (expiresIn - MARGIN) * 1000
    this.#value = accessToken
    return accessToken
  }
}

/** The data API says so with 401, unless a wider consent is what is missing; management with 400. */
async function saysInvalidToken(response: Response): Promise<boolean> {
  if (response.status === 401) return !response.headers.get('www-authenticate')?.includes('insufficient_scope')
  if (response.status !== 400) return false
  const error = await errorOf(response.clone())
  return error.kind === 'request-refused' && error.code === 'invalid_token'
}
