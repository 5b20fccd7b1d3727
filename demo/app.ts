// The app: the handler of each request, and the answer to each error.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { readAccount, readAccounts, type Account } from './accounts.ts'
import { today } from './calendar.ts'
import { readCustomer } from './customer.ts'
import { accountPage, type Filter, type Part } from './pages/account.ts'
import { frame, pageHeaders, type Page } from './pages/frame.ts'
import { hostedHeaders, hostedPage } from './pages/hosted.ts'
import { overviewPage } from './pages/overview.ts'
import { troublePage } from './pages/trouble.ts'
import { welcomePage } from './pages/welcome.ts'
import { downloadStatement, readPaymentNetworks, readStatements } from './paperwork.ts'
import type { Departure, Portage, Read } from './portage.ts'
import { arrivals, startReading } from './reading.ts'
import { newSession, type Connected, type Session, type Sessions } from './session.ts'
import { Trouble } from './trouble.ts'
import type { Voice } from './voice.ts'
import { preferredLanguage, type Language } from './texts.ts'

export type AppParts = {
  readonly portage: Portage
  readonly sessions: Sessions
  readonly voices: Readonly<Record<Language, Voice>>
  readonly files: { readonly stylesheet: string; readonly logo: string; readonly hosted: string }
  /** Portage's hosted page, where the app's company has one, and our page that embeds it. */
  readonly hosted: { readonly connect: string; readonly ownUrl: string } | undefined
  readonly now: () => Temporal.Instant
}

type Answer = { status: number; headers?: Record<string, string>; body?: string | Uint8Array }

/** What a handler receives: the request, and the session if the browser has one. */
type Visit = {
  readonly url: URL
  readonly voice: Voice
  readonly session: Session | undefined
  readonly cookies: string[]
}

/** The milliseconds that a page waits for transactions before it shows those that have arrived. */
const PATIENCE_MS = 1500
const DEPARTURES_KEPT = 10
/** Only the path and the query of a request are used; the host is ignored. */
const BASE = 'http://almanac.invalid'

export function createApp(parts: AppParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    request.resume()
    const session = parts.sessions.find(request.headers.cookie)
    const voice = parts.voices[preferredLanguage(request.headers['accept-language'])]
    const visit: Visit = { url: new URL(BASE), voice, session, cookies: [] }
    let answer: Answer
    try {
      const url = readAddress(request.url ?? '/')
      if (request.method === 'POST') demandOwnForm(request)
      answer = await route(parts, request.method ?? 'GET', { ...visit, url })
    } catch (error) {
      answer = showTrouble(visit, error)
    }
    response.writeHead(answer.status, {
      ...answer.headers,
      ...(visit.cookies.length > 0 && { 'set-cookie': visit.cookies }),
    })
    response.end(answer.body)
  }
}

async function route(parts: AppParts, method: string, visit: Visit): Promise<Answer> {
  const { pathname } = visit.url
  const [, , accountId, , statementId] = pathname.split('/').map(decodePart)
  if (method === 'POST') {
    if (pathname === '/disconnect') return disconnect(parts, visit)
    if (pathname === '/read-again') return readAgain(visit)
  } else if (method === 'GET' || method === 'HEAD') {
    if (pathname === '/') return visit.session?.connected ? overview(parts, visit) : welcome(parts, visit)
    if (pathname === '/connect') return connect(parts, visit)
    if (pathname === '/callback') return callback(parts, visit)
    if (pathname === '/hosted' && parts.hosted) return hosted(parts.hosted, visit)
    if (pathname === '/hosted.js') return file(parts.files.hosted, 'text/javascript; charset=utf-8')
    if (pathname === '/style.css') return file(parts.files.stylesheet, 'text/css; charset=utf-8')
    if (pathname === '/logo.svg') return file(parts.files.logo, 'image/svg+xml')
    if (accountId && /^\/accounts\/[^/]+$/.test(pathname)) return account(parts, visit, accountId)
    if (accountId && statementId && /^\/accounts\/[^/]+\/statements\/[^/]+$/.test(pathname)) {
      return statement(parts, visit, accountId, statementId)
    }
  }
  throw new Trouble('not_found')
}

function hosted(where: NonNullable<AppParts['hosted']>, { voice, url }: Visit): Answer {
  const page = hostedPage(voice, { ...where, answer: url.searchParams })
  return { status: 200, headers: { ...hostedHeaders(where) }, body: frame(voice, page, undefined).toString() }
}

async function welcome({ portage, hosted }: AppParts, visit: Visit): Promise<Answer> {
  const providers = await portage.providers()
  const farewell = visit.session?.farewell ?? false
  if (visit.session) visit.session.farewell = false
  return show(visit, welcomePage(visit.voice, providers, { farewell, isHosted: hosted !== undefined }))
}

async function connect({ portage, sessions }: AppParts, visit: Visit): Promise<Answer> {
  if (visit.session?.connected) return redirect('/')
  const provider = (await portage.providers()).find(
    ({ provider_id }) => String(provider_id) === visit.url.searchParams.get('provider'),
  )
  if (!provider) throw new Trouble('not_found')
  const session = visit.session ?? newSession()
  if (!visit.session) visit.cookies.push(sessions.keep(session))
  const { url, state, departure } = await portage.depart(session.wire, provider, visit.voice.language)
  const [oldest] = session.departures.keys()
  if (oldest !== undefined && session.departures.size >= DEPARTURES_KEPT) session.departures.delete(oldest)
  session.departures.set(state, departure)
  return redirect(url.href)
}

async function callback(parts: AppParts, visit: Visit): Promise<Answer> {
  const { session, url } = visit
  const state = url.searchParams.get('state') ?? ''
  const departure = session?.departures.get(state)
  // A reload or the back button, after all went well.
  if (session?.connected && !departure) return redirect('/')
  if (!session || !departure) throw new Trouble('stale')
  // A second click, or a second tab, comes here again with the same code and perhaps with the old cookie still.
  departure.arrival ??= { query: url.search, cookie: arrive(parts, session, url.searchParams, departure) }
  if (departure.arrival.query !== url.search) throw new Trouble('stale')
  visit.cookies.push(await departure.arrival.cookie)
  return redirect('/')
}

/** Returns the value of `Set-Cookie` for a new session, so that a cookie planted before the sign-in is useless. */
async function arrive(
  { portage, sessions }: AppParts,
  session: Session,
  query: URLSearchParams,
  departure: Departure,
): Promise<string> {
  const { wire } = session
  const connection = await portage.arrive(wire, query, departure)
  const read = portage.reader(connection)
  const known = connection.scope.has('CUSTOMER_CONTACT') || connection.scope.has('CUSTOMER_PERSONAL')
  const connected = {
    connection,
    providerName: departure.provider.name,
    customer: known ? await readCustomer(read).catch(unlessBug) : undefined,
    readings: new Map(),
  }
  session.wire = newSession().wire
  return sessions.keep({ ...newSession(), wire, connected })
}

async function overview(parts: AppParts, visit: Visit): Promise<Answer> {
  const { connected, read } = demandConnected(parts, visit)
  const accounts = await readAccounts(read)
  const readings = accounts.flatMap((each) => readingOf(parts, connected, read, each.id) ?? [])
  await arrivals(readings, PATIENCE_MS)
  return show(visit, overviewPage(visit.voice, connected, accounts))
}

async function account(parts: AppParts, visit: Visit, id: string): Promise<Answer> {
  const { connected, read } = demandConnected(parts, visit)
  const { scope } = connected.connection
  const to = today(parts.now)
  const shown = await readAccount(read, id)
  if (!shown) throw new Trouble('not_found')
  const reading = readingOf(parts, connected, read, id)
  const [statements, networks] = await Promise.all([
    scope.has('STATEMENTS') ? asPart(readStatements(read, id, to.subtract({ years: 2 }), to)) : [],
    scope.has('ACCOUNT_PAYMENTS') && paysOut(shown) ? asPart(readPaymentNetworks(read, id)) : [],
    arrivals(reading ? [reading] : [], PATIENCE_MS),
  ])
  const model = { account: shown, reading, statements, networks, filter: readFilter(visit.url.searchParams) }
  return show(visit, accountPage(visit.voice, model))
}

async function statement(parts: AppParts, visit: Visit, accountId: string, statementId: string): Promise<Answer> {
  const { read } = demandConnected(parts, visit)
  const body = await downloadStatement(read, accountId, statementId)
  return {
    status: 200,
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="statement-${statementId.replaceAll(/[^\w.-]/g, '')}.pdf"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body,
  }
}

function readAgain({ session }: Visit): Answer {
  session?.connected?.readings.clear()
  return redirect('/')
}

async function disconnect({ portage }: AppParts, { session }: Visit): Promise<Answer> {
  if (session?.connected) {
    await portage.disconnect(session.connected.connection)
    session.connected = undefined
    session.farewell = true
  }
  return redirect('/')
}

/** Returns the reading of an account's transactions, started at the first call; `undefined` without consent to them. */
function readingOf({ now }: AppParts, { connection, readings }: Connected, read: Read, id: string) {
  if (!connection.scope.has('TRANSACTIONS')) return undefined
  let reading = readings.get(id)
  if (!reading || reading.state === 'failed') readings.set(id, (reading = startReading(read, id, now)))
  return reading
}

function demandConnected({ portage }: AppParts, { session }: Visit): { connected: Connected; read: Read } {
  if (!session?.connected) throw new Trouble('stale')
  const { connected } = session
  return { connected, read: portage.reader(connected.connection) }
}

/** Reads a part of a page that may fail without affecting the rest. The end of the consent affects the whole page. */
async function asPart<T>(work: Promise<T[]>): Promise<Part<T>> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Trouble) || error.trouble === 'ended') throw error
    return error.trouble === 'not_found' ? [] : error
  }
}

function unlessBug(error: unknown): undefined {
  if (!(error instanceof Trouble)) throw error
}

function paysOut({ kind, closed }: Account): boolean {
  return kind === 'deposit' && !closed
}

function readFilter(query: URLSearchParams): Filter {
  const page = Number(query.get('page'))
  return {
    text: (query.get('q') ?? '').trim().slice(0, 80),
    month: query.get('month') ?? '',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

/** A form of another site, even of another port here, must not disconnect anyone. */
function demandOwnForm({ headers }: IncomingMessage): void {
  const site = headers['sec-fetch-site']
  const own = site === undefined ? headers.origin === `http://${headers.host}` : site === 'same-origin'
  if (!own) throw new Trouble('foreign_form')
}

/** Two slashes at the beginning of a path do not name a host. */
export function readAddress(asked: string): URL {
  const url = URL.parse(asked.startsWith('/') ? `${BASE}${asked}` : asked)
  if (!url) throw new Trouble('not_found')
  return url
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Trouble('not_found')
  }
}

function show({ voice, session }: Visit, page: Page, status = 200): Answer {
  return { status, headers: pageHeaders, body: frame(voice, page, session?.wire).toString() }
}

function showTrouble(visit: Visit, error: unknown): Answer {
  if (!(error instanceof Trouble)) console.error(error)
  // Once the consent has ended, what it gave is dropped.
  else if (error.trouble === 'ended' && visit.session) visit.session.connected = undefined
  const page = troublePage(visit.voice, error, visit.session?.connected !== undefined)
  return show(visit, page, page.status)
}

function redirect(location: string): Answer {
  return { status: 303, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } }
}

function file(body: string, contentType: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': contentType, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
    body,
  }
}
