// The conventions of the console: the headers of its pages, and the page for each problem.

import { page, redirect, retryAfter, type Answer } from '../../platform/http/answer.ts'
import type { Call, Conventions } from '../../platform/http/endpoint.ts'
import { html, type Html } from '../../platform/http/html.ts'
import { path } from '../../platform/http/path.ts'
import type { Problem, ProblemCode } from '../../platform/problem.ts'
import type { Language } from '../../domain/retrieval/connector.ts'
import { pageHeaders } from '../page.ts'
import { pageStatus } from '../page-problems.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { surroundings } from '../surroundings.ts'
import { consoleFrame, signedOutFrame, sectionOf, type Viewing } from './frame.ts'
import { paths } from './paths.ts'
import { addressWith } from './views/listing.ts'
import { detailView } from './views/problem-detail.ts'

/** Returns a page whose policy allows scripts and connections of this server only. */
export function consolePage(status: number, view: Html, headers: Answer['headers'] = {}): Answer {
  const policy = `${pageHeaders()['content-security-policy']}; script-src 'self'; connect-src 'self'`
  return page(status, view, { ...pageHeaders(), 'content-security-policy': policy, ...headers })
}

const explained = [
  'not_authorized',
  'not_found',
  'conflict',
  'form_expired',
  'too_many_requests',
  'temporarily_unavailable',
  'invalid_request',
] as const satisfies readonly ProblemCode[]

const en = {
  problems: {
    not_authorized: {
      title: 'Your role does not allow this',
      text: 'Nothing was changed. Ask an operator to do it, or to give you another role.',
    },
    not_found: {
      title: 'Page not found',
      text: 'The address is wrong, or the object no longer exists.',
    },
    conflict: {
      title: 'This conflicts with the current state',
      text: 'Nothing was changed. Another operator may have made a change: open the page again, then decide.',
    },
    form_expired: {
      title: 'This page is out of date',
      text: 'Nothing was changed. Open the page again and repeat the change.',
    },
    too_many_requests: { title: 'Too many attempts', text: 'Wait a minute, then try again.' },
    temporarily_unavailable: {
      title: 'The service is temporarily unavailable',
      text: 'The server is overloaded or its database does not respond. Wait a minute, then try again.',
    },
    invalid_request: { title: 'The request is not valid', text: 'Nothing was changed. Check what you entered.' },
    bug: {
      title: 'Internal error',
      text: 'An error occurred on this server. See its log under the reference below.',
    },
  },
  reference: 'Reference',
  back: 'Back',
}

type ProblemTexts = typeof en

const fr: ProblemTexts = {
  problems: {
    not_authorized: {
      title: 'Votre rôle ne le permet pas',
      text: 'Rien n’a été modifié. Demandez à une personne du rôle Exploitation de le faire ou de changer votre rôle.',
    },
    not_found: {
      title: 'Il n’y a rien ici',
      text: 'L’adresse est erronée, ou ce qui s’y trouvait n’existe plus.',
    },
    conflict: {
      title: 'Impossible dans l’état actuel',
      text: 'Rien n’a été modifié. Quelqu’un vous a peut-être devancé : revoyez la page, puis décidez.',
    },
    form_expired: {
      title: 'Cette page n’est plus à jour',
      text: 'Rien n’a été modifié. Ouvrez la page de nouveau et recommencez.',
    },
    too_many_requests: { title: 'Trop de tentatives', text: 'Attendez une minute, puis réessayez.' },
    temporarily_unavailable: {
      title: 'Impossible pour le moment',
      text: 'Le serveur est surchargé ou sa base de données ne répond pas. Attendez une minute, puis réessayez.',
    },
    invalid_request: {
      title: 'La demande n’a pas été comprise',
      text: 'Rien n’a été modifié. Vérifiez ce que vous avez saisi.',
    },
    bug: {
      title: 'Une erreur s’est produite',
      text: 'La faute est au serveur, pas à vous. Le registre en dit plus sous la référence ci-dessous.',
    },
  },
  reference: 'Référence',
  back: 'Retour',
}

const texts: Readonly<Record<Language, ProblemTexts>> = { en, fr }

export function consoleConventions(stylesheet: Stylesheet): Conventions {
  return {
    name: 'console',
    headers: () => ({}),
    problem(problem, call) {
      if (problem?.code === 'not_signed_in') return redirect(signInPath(call))
      const here = surroundings(call, stylesheet)
      const { title, body } = describe(problem, call, here.language)
      return consolePage(statusOf(problem), signedOutFrame({ page: here, title, body }))
    },
  }
}

/** Returns the address of the sign-in, which leads back to this page, or to the overview after a form. */
function signInPath({ method, path: from, query }: Call): string {
  const to = method === 'GET' ? addressWith(from, query as Record<string, string>) : paths.overview
  return path(paths.signIn, {}, { to })
}

/** Returns the page for a problem in a session. */
export function problemPage(problem: Problem, call: Call, viewing: Viewing): Answer {
  call.log.problem = problem.code
  const here = sectionOf(call.path)
  const described = describe(problem, call, viewing.page.language)
  const status = statusOf(problem)
  const frame = consoleFrame({ viewing, ...described, ...(here && { here }) })
  return consolePage(status, frame, retryAfter(problem, status))
}

function statusOf(problem: Problem | undefined): number {
  return problem?.code === 'not_authorized' ? 403 : pageStatus(problem?.code)
}

function describe(problem: Problem | undefined, call: Call, language: Language): { title: string; body: Html } {
  const code = problem === undefined ? 'bug' : (explained.find((known) => known === problem.code) ?? 'invalid_request')
  const say = texts[language]
  const { title, text } = say.problems[code]
  const body = html`<h1>${title}</h1>
    <p class="lead">${text}</p>
    ${problem && detailView(problem.detail, language)}
    <p><a href="${paths[sectionOf(call.path) ?? 'overview']}">${say.back}</a></p>
    <p class="aside">${say.reference}: <code>${call.requestId}</code></p>`
  return { title, body }
}
