// Plain app: a recipient that knows only the address of a server and returns every answer as it is.

export type Reply = {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
}

export type PlainApp = {
  authorizeUrl(): URL
  redeem(code: string): Promise<Reply>
  refresh(refreshToken: string): Promise<Reply>
  /** RFC 7009. */
  revoke(refreshToken: string): Promise<Reply>
  read(path: string, accessToken: string): Promise<Reply>
}

export type Registered = {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly scope: string
}

export function openPlainApp(issuer: string, { clientId, clientSecret, redirectUri, scope }: Registered): PlainApp {
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`

  async function ask(path: string, init: RequestInit): Promise<Reply> {
    const response = await fetch(new URL(path, issuer), init)
    const text = await response.text()
    const { status, headers } = response
    return { status, headers, body: text === '' ? {} : (JSON.parse(text) as Reply['body']) }
  }

  const post = (path: string, fields: Record<string, string>): Promise<Reply> =>
    ask(path, { method: 'POST', headers: { authorization }, body: new URLSearchParams(fields) })

  return {
    authorizeUrl() {
      const url = new URL('/api/v1/authorize', issuer)
      const parameters = { response_type: 'code', state: 'a-state', provider_id: '1000' }
      url.search = new URLSearchParams({
        ...parameters,
        client_id: clientId,
        redirect_uri: redirectUri,
        scope,
      }).toString()
      return url
    },
    redeem: (code) => post('/api/v1/token', { grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
    refresh: (token) => post('/api/v1/token', { grant_type: 'refresh_token', refresh_token: token }),
    revoke: (token) => post('/api/v1/revoke', { token }),
    read: (path, accessToken) => ask(path, { headers: { authorization: `Bearer ${accessToken}` } }),
  }
}
