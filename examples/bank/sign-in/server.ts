// The credit union's web server: its pages of sign-in, the phone, the statements, and oidc-provider behind all others.

import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { openInteractions, show, type InteractionParts } from './interaction.ts'
import { messagePage, phonePage } from './pages.ts'
import { languageOf, texts, BANK } from './texts.ts'

export type SignInServer = { stop(): Promise<void> }

type Parts = InteractionParts & {
  /** Without it there is no page that shows a member's codes. */
  readonly showsPhone: boolean
}

/** Listens on loopback. Rejects if the port is in use. */
export async function startSignIn(parts: Omit<Parts, 'phoneOf'>, port: number): Promise<SignInServer> {
  const phoneOf = (memberId: string) => (parts.showsPhone ? `/phone?member=${memberId}` : undefined)
  const interactions = openInteractions({ ...parts, phoneOf })
  const openid = parts.provider.callback()
  const style = await readFile(new URL('style.css', import.meta.url), 'utf8')
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bank.invalid')
    if (pathname.startsWith('/interaction/')) return interactions.answer(request, response, pathname)
    const language = languageOf(request.headers['accept-language'])
    if (pathname === '/') return show(response, language, messagePage(BANK[language], texts[language].home))
    if (pathname === '/style.css') return void response.writeHead(200, { 'content-type': 'text/css' }).end(style)
    if (pathname === '/phone' && parts.showsPhone) {
      const member =
        parts.members.byId(searchParams.get('member') ?? '') ??
        parts.members.byUserName(searchParams.get('member') ?? '')
      if (!member) return show(response, language, messagePage(texts[language].phone, texts[language].noMember), 404)
      const shown = parts.codes.present(member.memberId)
      response.setHeader('refresh', String(shown.seconds))
      const phone = { name: member.name, ...shown, otpauth: parts.codes.otpauth(member.memberId) }
      return show(response, language, phonePage(language, phone))
    }
    await openid(request, response)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return { stop: () => stop(server) }
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
