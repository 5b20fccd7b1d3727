// One sign-in of a member: the password, then the code of the phone, then back to oidc-provider with what was proven.

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'
import type { Members } from './members.ts'
import type { OneTimeCodes } from './one-time-code.ts'
import { codePage, messagePage, passwordPage, write, type Page } from './pages.ts'
import { MFA, pageHeaders } from './provider.ts'
import { readForm } from './read-form.ts'
import { languageOf, texts, type Language } from './texts.ts'

export type InteractionParts = {
  readonly provider: Provider
  readonly members: Members
  readonly codes: OneTimeCodes
  readonly isPassword: (typed: string) => boolean
  /** The page that stands for a member's phone, if there is one. */
  readonly phoneOf: (memberId: string) => string | undefined
}

/** How far a sign-in is. It is forgotten when its time is over. */
type Progress = { memberId: string | undefined; failures: number; readonly until: number }

const MOST_FAILURES = 8
const MINUTES = 10

export type Interactions = { answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> }

/** Answers `/interaction/:uid` and what is below it. */
export function openInteractions(parts: InteractionParts): Interactions {
  const open = new Map<string, Progress>()
  return {
    async answer(request, response, path) {
      const details = await parts.provider.interactionDetails(request, response).catch(() => undefined)
      if (!details) {
        const language = languageOf(request.headers['accept-language'])
        const { expired, expiredMeans } = texts[language]
        return show(response, language, messagePage(expired, expiredMeans), 400)
      }
      const asked = details.params['ui_locales']
      const language = languageOf(typeof asked === 'string' ? asked : undefined, request.headers['accept-language'])
      const client = await parts.provider.Client.find(String(details.params['client_id']))
      const step: Step = {
        parts,
        request,
        response,
        language,
        action: `/interaction/${details.uid}`,
        appName: client?.clientName ?? '',
        progress: progressOf(open, details.uid),
      }
      if (request.method !== 'POST') return showStep(step)
      const verb = path.slice(step.action.length)
      if (verb === '/cancel')
        return finish(step, { error: 'access_denied', error_description: 'The member cancelled.' })
      if (verb === '/again') step.progress.memberId = undefined
      else if (verb === '/code') return takeCode(step)
      else return takePassword(step)
      return showStep(step)
    },
  }
}

type Step = {
  readonly parts: InteractionParts
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly language: Language
  readonly action: string
  readonly appName: string
  readonly progress: Progress
}

function progressOf(open: Map<string, Progress>, uid: string): Progress {
  const now = performance.now()
  for (const [key, { until }] of open) if (until < now) open.delete(key)
  return open.getOrInsertComputed(uid, () => ({ memberId: undefined, failures: 0, until: now + MINUTES * 60_000 }))
}

async function takePassword(step: Step): Promise<void> {
  const { parts, progress, request } = step
  const form = await readForm(request)
  const userName = form.get('user') ?? ''
  const member = parts.members.byUserName(userName)
  if (!parts.isPassword(form.get('password') ?? '') || !member) return fail(step, 'wrongPassword', userName)
  progress.memberId = member.memberId
  return redirect(step.response, step.action)
}

async function takeCode(step: Step): Promise<void> {
  const { parts, progress, request } = step
  const form = await readForm(request)
  if (progress.memberId === undefined) return redirect(step.response, step.action)
  if (!parts.codes.take(progress.memberId, form.get('code') ?? '')) return fail(step, 'wrongCode')
  const { memberId: accountId } = progress
  // RFC 8176: a password and a one-time code, together more than one factor.
  return finish(step, { login: { accountId, acr: MFA, amr: ['pwd', 'otp', 'mfa'], remember: false } })
}

function fail(step: Step, what: 'wrongPassword' | 'wrongCode', userName?: string): void | Promise<void> {
  step.progress.failures += 1
  const { tooOften, [what]: sentence } = texts[step.language]
  if (step.progress.failures < MOST_FAILURES) return showStep(step, sentence, userName)
  return finish(step, { error: 'access_denied', error_description: tooOften })
}

function showStep({ parts, progress, response, language, ...step }: Step, error?: string, userName?: string): void {
  const form = { action: step.action, appName: step.appName, error }
  const page =
    progress.memberId === undefined
      ? passwordPage(language, { ...form, ...(userName !== undefined && { userName }) })
      : codePage(language, { ...form, phone: parts.phoneOf(progress.memberId) })
  show(response, language, page, error === undefined ? 200 : 400)
}

function finish({ parts, request, response }: Step, result: Parameters<Provider['interactionFinished']>[2]) {
  return parts.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

export function show(response: ServerResponse, language: Language, page: Page, status = 200): void {
  response.writeHead(status, pageHeaders).end(write(language, page))
}

/** A reload of the next page sends no form again. */
function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store' }).end()
}
