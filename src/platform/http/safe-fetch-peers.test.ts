// Safe fetch and its peers: however badly the other end behaves, the fetch is done by its deadline and the connection gone.

import assert from 'node:assert/strict'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import test from 'node:test'
import { until } from '../../../test/until.ts'
import { openSafeFetch, type FetchFailure, type SafeRequest } from './safe-fetch.ts'

const fetch = openSafeFetch({ allowsLoopback: true, resolve: async () => ['127.0.0.1'] })

/** What a peer does with a connection. */
type Behaviour = (socket: Socket) => void

type Peer = AsyncDisposable & { readonly port: number; readonly sockets: Socket[] }

async function openPeer(behaviour: Behaviour): Promise<Peer> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    // It is cut in the middle of whatever it does.
    socket.on('error', () => {})
    behaviour(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Says `first`, then `piece` again and again, as fast as it is taken. */
function endlessly(first: string, piece: string): Behaviour {
  return (socket) => {
    const many = piece.repeat(Math.ceil(65_536 / piece.length))
    const more = (): void => void (socket.destroyed || socket.write(many, more))
    socket.resume().write(first)
    more()
  }
}

/** Says `first`, then `rest` again and again, one byte at a time. */
function byteByByte(first: string, rest: string): Behaviour {
  return (socket) => {
    socket.resume().write(first)
    let said = 0
    const next = setInterval(() => socket.write(rest[said++ % rest.length] ?? ''), 20)
    socket.on('close', () => clearInterval(next))
  }
}

const says =
  (text: string): Behaviour =>
  (socket) =>
    void socket.resume().write(text)

/** Content type handshake, TLS 1.2, 200 bytes to come, of which the first four: the beginning of a server's hello. */
const HALF_A_HELLO = Buffer.from('16030300c8020000c4', 'hex')

const OK = 'HTTP/1.1 200 OK\r\n'
const CHUNKED = `${OK}transfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n`

type Case = {
  readonly behaviour: Behaviour
  readonly answer: FetchFailure | 200
  /** Where it differs. */
  readonly status?: FetchFailure | 200
  readonly request?: Partial<SafeRequest>
}

const tls: Case['request'] = { url: 'https' }

const cases: Readonly<Record<string, Case>> = {
  'switches protocols': {
    behaviour: says('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
    answer: 'not-understood',
  },
  'switches to no protocol in particular': {
    behaviour: says('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
    answer: 'not-understood',
  },
  'announces an answer without end': {
    behaviour: endlessly('', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'),
    answer: 'not-understood',
  },
  'announces an answer without end, slowly': {
    behaviour: byteByByte('', 'HTTP/1.1 100 Continue\r\n\r\n'),
    answer: 'timed-out',
  },
  'says its headers byte by byte': { behaviour: byteByByte(OK, 'x-word: a\r\n'), answer: 'timed-out' },
  'has headers without end': { behaviour: endlessly(OK, 'x-word: a\r\n'), answer: 'not-understood' },
  'has one header without end': { behaviour: endlessly(`${OK}x-word: `, 'a'), answer: 'not-understood' },
  'has a body without end': { behaviour: endlessly(`${OK}\r\n`, 'aaaa'), answer: 'too-large', status: 200 },
  'says its body byte by byte': { behaviour: byteByByte(`${OK}\r\n`, 'a'), answer: 'timed-out', status: 200 },
  'has trailers without end': { behaviour: endlessly(CHUNKED, 'x-word: a\r\n'), answer: 'unreachable', status: 200 },
  'says its trailers byte by byte': { behaviour: byteByByte(CHUNKED, 'x: a\r\n'), answer: 'timed-out', status: 200 },
  'promises more than it says': {
    behaviour: says(`${OK}content-length: 10\r\n\r\na`),
    answer: 'timed-out',
    status: 200,
  },
  'says nothing at all': { behaviour: (socket) => void socket.resume(), answer: 'timed-out' },
  'says nothing at all, under TLS': {
    behaviour: (socket) => void socket.resume(),
    answer: 'timed-out',
    request: tls,
  },
  'says half a hello of TLS': {
    behaviour: (socket) => void socket.resume().write(HALF_A_HELLO),
    answer: 'timed-out',
    request: tls,
  },
  'never reads': {
    behaviour: (socket) => void socket.pause(),
    answer: 'timed-out',
    request: { method: 'POST', body: 'a'.repeat(16 << 20) },
  },
  'never reads, but answers': {
    behaviour: (socket) => void socket.pause().write(`${OK}content-length: 1\r\n\r\na`),
    answer: 200,
    request: { method: 'POST', body: 'a'.repeat(16 << 20) },
  },
  'resets the connection': { behaviour: (socket) => void socket.resetAndDestroy(), answer: 'unreachable' },
  'resets it in the middle of the headers': {
    behaviour: (socket) => void socket.write(`${OK}x-w`, () => socket.resetAndDestroy()),
    answer: 'unreachable',
  },
  'resets it in the middle of the body': {
    behaviour: (socket) =>
      void socket.resume().once('data', () => {
        socket.write(`${OK}content-length: 10\r\n\r\na`, () => setTimeout(() => socket.resetAndDestroy(), 20))
      }),
    answer: 'unreachable',
    status: 200,
  },
  'ends before it answers': { behaviour: (socket) => void socket.resume().end(), answer: 'unreachable' },
  'speaks something else': { behaviour: says('220 mail.example ESMTP\r\n'), answer: 'not-understood' },
  'speaks something else, under TLS': {
    behaviour: says('220 mail.example\r\n'),
    answer: 'not-understood',
    request: tls,
  },
}

/** Milliseconds: where it is waited for, and where it must not be. */
const SOON = 300
const LATE = 60_000

for (const [name, { behaviour, answer, status = answer, request = {} }] of Object.entries(cases)) {
  test(`a peer that ${name} is an outcome by the deadline, and keeps no connection`, async () => {
    await using peer = await openPeer(behaviour)
    const scheme = request === tls ? 'https' : 'http'
    const at = (expected: FetchFailure | 200): SafeRequest => ({
      method: 'GET',
      ...request,
      url: `${scheme}://app.example:${peer.port}/`,
      deadlineMilliseconds: expected === 'timed-out' ? SOON : LATE,
    })
    const outcome = (fetched: Awaited<ReturnType<typeof fetch.status>>) =>
      'failure' in fetched ? fetched.failure : fetched.status

    assert.equal(outcome(await fetch.status(at(status))), status)
    assert.equal(outcome(await fetch.answer(at(answer), 1000)), answer)
    assert.equal(peer.sockets.length, 2)
    // Whoever reads nothing else at least hears that the connection is gone.
    for (const socket of peer.sockets) socket.resume()
    await until(() => peer.sockets.every(({ destroyed }) => destroyed))
  })
}

test('a status is known though the body is large, and hardly any of the body is read', async () => {
  let written = 0
  await using peer = await openPeer((socket) => {
    const more = (): void => {
      written += 65_536
      if (!socket.destroyed && written < 1 << 30) socket.write('a'.repeat(65_536), more)
    }
    socket.resume().write(`${OK}content-length: 1073741824\r\n\r\n`)
    more()
  })
  const url = `http://127.0.0.1:${peer.port}/`
  assert.deepEqual(await fetch.status({ url, method: 'POST', body: '{}', deadlineMilliseconds: 60_000 }), {
    status: 200,
  })
  await until(() => peer.sockets[0]?.destroyed ?? false)
  assert.ok(written < 1 << 26, `${written} bytes were sent`)
})
