// What Portage adds to a bank's own answer, beside a proxy that forwards the bytes; a long walk; and a bank that hangs beside another.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { openFakeBank, type FakeBank } from '../../test/banks/fake-bank.ts'
import { readsAt } from '../../test/banks/fdx-reads.ts'
import { STORY_START } from '../../test/seeded.ts'
import { cpuOf, memoryOf } from '../server-process.ts'

type Child<Told> = AsyncDisposable & { readonly told: Told; readonly pid: number }

type Portage = {
  readonly issuer: string
  readonly token: string
  readonly path: string
  readonly otherToken: string
  readonly otherPath: string
}

const WARM_UP = 300
const REQUESTS = 600
const ROWS = 50_000
const HANGING = 20

/** Returns the section of the report. */
export async function measureBanks(): Promise<string> {
  await using bank = await openFakeBank({ now: () => STORY_START })
  const address = JSON.stringify({ origin: bank.origin, client: bank.client, fdx: bank.fdxAddress() })
  await using portage = await startChild<Portage>('portage.ts', address)
  await using proxy = await startChild<{ readonly origin: string }>('proxy.ts', bank.origin)
  return [
    '### A bank that speaks FDX, over loopback',
    'Portage runs with PGlite and its journal in the same process, and the CPU time is of them all. Its target is 1.5 ms added and twice the CPU time of the proxy.',
    await measurePages(bank, portage, proxy),
    await measureWalk(bank, portage),
    await measureHanging(bank, portage),
  ].join('\n\n')
}

async function startChild<Told>(file: string, argument: string): Promise<Child<Told>> {
  const path = new URL(file, import.meta.url).pathname
  const child = spawn(process.execPath, [path, argument], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return {
    told: JSON.parse(line) as Told,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Milliseconds of one GET that is read to its end. */
async function time(address: string, authorization: string): Promise<number> {
  const begin = performance.now()
  const answer = await fetch(address, { headers: { authorization } })
  const body = await answer.text()
  assert.equal(answer.status, 200, body.slice(0, 300))
  return performance.now() - begin
}

/** One after the other in turn, so that whatever else the machine does meets all three alike. */
async function measurePages(
  bank: FakeBank,
  portage: Child<Portage>,
  proxy: Child<{ readonly origin: string }>,
): Promise<string> {
  const { access } = await readsAt(bank)
  const call = { signal: new AbortController().signal, requestId: '' }
  const { authorization = '' } = await access.headers({ method: 'GET', address: bank.origin, call })
  const page = '/fdx/v6/accounts/ada-chq/transactions?limit=100'
  const ways = [
    { address: `${bank.origin}${page}`, authorization, pid: undefined },
    { address: `${proxy.told.origin}${page}`, authorization, pid: proxy.pid },
    {
      address: `${portage.told.issuer}${portage.told.path}?limit=100&startTime=2025-11-01&endTime=2026-01-09`,
      authorization: `Bearer ${portage.told.token}`,
      pid: portage.pid,
    },
  ]
  const figures = ways.map((way) => ({ ...way, times: [] as number[], cpu: 0 }))
  for (let turn = -WARM_UP; turn < REQUESTS; turn++) {
    for (const figure of figures) {
      const before = figure.pid === undefined ? 0 : cpuOf(figure.pid)
      const milliseconds = await time(figure.address, figure.authorization)
      if (turn < 0) continue
      figure.times.push(milliseconds)
      if (figure.pid !== undefined) figure.cpu += cpuOf(figure.pid) - before
    }
  }
  const [direct, forwarded, ours] = figures
  const [own, proxied, added] = [direct, forwarded, ours].map((figure) => at(figure?.times ?? [], 0.5))
  const ratio = (ours?.cpu ?? NaN) / (forwarded?.cpu ?? NaN)
  return [
    `| a page of 100 transactions, ${REQUESTS} times in turn | p50 ms | added ms | CPU us |`,
    '| --- | --- | --- | --- |',
    `| the bank alone | ${show(own)} | | |`,
    `| a node:http proxy | ${show(proxied)} | ${show((proxied ?? NaN) - (own ?? NaN))} | ${perRequest(forwarded?.cpu)} |`,
    `| **Portage** | ${show(added)} | ${show((added ?? NaN) - (own ?? NaN))} | ${perRequest(ours?.cpu)} |`,
    `| ratio | | | ${ratio.toFixed(1)} |`,
  ].join('\n')
}

async function measureWalk(bank: FakeBank, { told, pid }: Child<Portage>): Promise<string> {
  const accounts = bank.books.get('ada')?.accounts ?? []
  for (const account of accounts) Object.assign(account, { transactions: ROWS, minutesApart: 10 })
  const before = memoryOf(pid)
  let [rows, most] = [0, before]
  let address: string | undefined = `${told.issuer}${told.path}?limit=500&startTime=2025-01-20&endTime=2026-01-09`
  while (address !== undefined) {
    const answer: Response = await fetch(address, { headers: { authorization: `Bearer ${told.token}` } })
    assert.equal(answer.status, 200)
    const page = (await answer.json()) as Page
    rows += page.transactions.length
    most = Math.max(most, memoryOf(pid))
    address = page.links.next?.href
  }
  return `A walk of ${rows} rows: ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most.`
}

type Page = {
  readonly transactions: readonly unknown[]
  readonly links: { readonly next?: { readonly href: string } }
}

/** Alone and beside the hanging bank, in turns. */
async function measureHanging(bank: FakeBank, { told }: Child<Portage>): Promise<string> {
  const other = (): Promise<number> => time(`${told.issuer}${told.otherPath}`, `Bearer ${told.otherToken}`)
  const leave = new AbortController()
  const alone = await timesOf(other)
  bank.always('statements', { hang: 'headers' })
  const hanging = `${told.issuer}${told.path.replace('/transactions', '/statements')}`
  const waiting = Array.from({ length: HANGING }, () =>
    fetch(hanging, { headers: { authorization: `Bearer ${told.token}` }, signal: leave.signal }).catch(() => undefined),
  )
  await new Promise((resolve) => setTimeout(resolve, 200))
  const beside = await timesOf(other)
  leave.abort()
  bank.well()
  await Promise.all(waiting)
  const change = (at(beside, 0.99) / at(alone, 0.99) - 1) * 100
  const figures = `${show(at(alone, 0.99))} ms alone, ${show(at(beside, 0.99))} ms beside it (${change.toFixed(0)} %)`
  return `Reads at another bank while ${HANGING} wait for one that hangs: p99 ${figures}.`
}

async function timesOf(read: () => Promise<number>): Promise<readonly number[]> {
  const times: number[] = []
  for (let turn = 0; turn < REQUESTS; turn++) times.push(await read())
  return times
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length * share)] ?? NaN
}

function show(milliseconds: number | undefined): string {
  return (milliseconds ?? NaN).toFixed(2)
}

function perRequest(cpu: number | undefined): string {
  return ((cpu ?? NaN) / REQUESTS).toFixed(0)
}
