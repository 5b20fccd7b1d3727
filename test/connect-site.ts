// A site that embeds Connect: pages of another origin, each with its own listener, as organizations write them.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { freePort } from '../tools/free-port.ts'

export type ConnectSite = AsyncDisposable & {
  readonly origin: string
  /** Serves a page at a path: its body, and a script that notes down with `note(name, value)` what it learned. */
  serve(path: string, body: string, script: string): void
}

/** What a page learned, in a form that a test reads from its text. */
const NOTE = `const note = (name, value) => {
  const line = document.createElement('li')
  line.textContent = name + '=' + value
  line.dataset.name = name
  document.querySelector('ul').append(line)
}`

export async function openConnectSite(): Promise<ConnectSite> {
  const origin = `http://localhost:${await freePort()}`
  const pages = new Map<string, string>()
  const server = createServer(({ url = '/' }, response) => {
    const text = pages.get(new URL(url, origin).pathname)
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(text)
  }).listen(Number(new URL(origin).port), 'localhost')
  await once(server, 'listening')
  return {
    origin,
    serve(path, body, script) {
      pages.set(
        path,
        `<!doctype html><html lang="en"><title>A site</title><link rel="icon" href="data:," />
        <h1>A site</h1>${body}<ul></ul><script>${NOTE}\n${script}</script>`,
      )
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
