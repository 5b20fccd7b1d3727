// Proxy of the measurement: node:http that forwards the bytes to the bank of its argument, and nothing else.

import { Agent, createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'

const bank = new URL(process.argv[2] ?? '')
const agent = new Agent({ keepAlive: true })
const server = createServer((request, response) => {
  const { method, url, headers } = request
  const onward = send({ host: bank.hostname, port: bank.port, path: url, method, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  request.pipe(onward)
})
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
})
process.once('SIGTERM', () => process.exit())
