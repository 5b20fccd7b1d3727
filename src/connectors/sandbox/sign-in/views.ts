// The pages of a sandbox bank's sign-in: password, security question, and notices.

import { html, type Html } from '../../../platform/http/html.ts'
import { sandboxPeople, type SandboxPerson, type SecurityQuestion } from '../bank/people.ts'
import { frame } from './frame.ts'
import { pageAddress, type Surroundings } from './surroundings.ts'
import { texts, type Notice, type Texts } from './texts.ts'

/** What both forms need. They post to the page's own address. */
type FormPage = {
  readonly surroundings: Surroundings
  readonly csrfToken: string
  /** Where Cancel leads: back to Portage, with an error that says that the customer did not sign in. */
  readonly leaveUri: string
  /** What was wrong with the form that was sent last. */
  readonly error?: string | undefined
}

export function passwordView(page: FormPage & { readonly username?: string }): Html {
  const { surroundings, error, username = '' } = page
  const say = texts[surroundings.language]
  const body = html`<h1>${say.signInTitle}</h1>
    <p class="lead">${say.signInLead}</p>
    ${form(
      page,
      'password',
      html`${errorLine(error, say)}
        <label for="username">${say.username}</label>
        <input
          id="username"
          name="username"
          value="${username}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          maxlength="100"
          required
          ${error ? DESCRIBED : AUTOFOCUS}
        />
        <label for="password">${say.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          maxlength="200"
          required
          ${error && html`${DESCRIBED} ${AUTOFOCUS}`}
        />
        ${buttons(page, say.signIn)}`,
    )}`
  return formFrame(page, say.signInTitle, body, peoplePanel(page))
}

type QuestionPage = FormPage & {
  readonly questions: readonly SecurityQuestion[]
  /** The index of the question to ask. */
  readonly place: number
}

export function questionView(page: QuestionPage): Html {
  const { surroundings, questions, place, error } = page
  const say = texts[surroundings.language]
  const current = questions[place]
  const body = html`<h1>${say.questionTitle}</h1>
    <p class="lead">${say.questionLead(place + 1, questions.length)}</p>
    ${form(
      page,
      'answer',
      html`<p class="question" id="question">${current?.question[surroundings.language]}</p>
        ${errorLine(error, say)}
        <label for="answer">${say.answer}</label>
        <input
          id="answer"
          name="answer"
          autocomplete="off"
          autocapitalize="words"
          maxlength="200"
          required
          aria-describedby="question${error && ' error'}"
          ${error && html`aria-invalid="true"`}
          ${AUTOFOCUS}
        />
        <input type="hidden" name="place" value="${place}" />
        ${buttons(page, say.next)}`,
    )}`
  const panel = html`<aside class="panel"><p>${say.answerHint(current?.answers.join(' / ') ?? '')}</p></aside>`
  return formFrame(page, say.questionTitle, body, panel)
}

export type NoticeLink = { readonly label: 'leave' | 'again' | 'proceed'; readonly href: string }

/** The first link is shown as the button to press. */
export function noticeView(surroundings: Surroundings, notice: Notice, links: readonly NoticeLink[]): Html {
  const say = texts[surroundings.language]
  const { title, text } = say.notice[notice]
  const buttons = links.map(({ label, href }, index) => {
    return html`<a class="${index === 0 ? 'button' : 'button quiet'}" href="${href}">${say[label]}</a>`
  })
  const body = html`<section class="card notice">
    <h1>${title}</h1>
    <p class="lead">${text}</p>
    ${links.length > 0 && html`<p class="buttons">${buttons}</p>`}
  </section>`
  return frame(surroundings, title, body)
}

const AUTOFOCUS = html`autofocus`
const DESCRIBED = html`aria-invalid="true" aria-describedby="error"`

function formFrame({ surroundings, error }: FormPage, title: string, body: Html, panel: Html): Html {
  const marked = error === undefined ? title : `${texts[surroundings.language].error} ${title}`
  return frame(
    surroundings,
    marked,
    html`<div class="columns">
      <section class="card">${body}</section>
      ${panel}
    </div>`,
  )
}

function form({ surroundings, csrfToken }: FormPage, step: 'password' | 'answer', fields: Html): Html {
  return html`<form method="post" action="${pageAddress(surroundings)}">
    <input type="hidden" name="csrf_token" value="${csrfToken}" />
    <input type="hidden" name="step" value="${step}" />
    ${fields}
  </form>`
}

function errorLine(error: string | undefined, say: Texts): Html | undefined {
  return error === undefined ? undefined : html`<p class="error" id="error"><strong>${say.error}</strong> ${error}</p>`
}

function buttons({ surroundings, leaveUri }: FormPage, label: string): Html {
  return html`<p class="buttons">
    <button>${label}</button>
    <a class="button quiet" href="${leaveUri}">${texts[surroundings.language].cancel}</a>
  </p>`
}

/** Lists the users of the test bank, each with a button that signs in as that user. */
function peoplePanel(page: FormPage): Html {
  const { bank, language } = page.surroundings
  const say = texts[language]
  const people = sandboxPeople.filter(({ providerId }) => providerId === bank.providerId)
  return html`<aside class="panel" aria-labelledby="people">
    <h2 id="people">${say.peopleTitle}</h2>
    <p>${say.peopleLead(people[0]?.password ?? '')}</p>
    <ul>
      ${people.map((person) => html`<li>${personRow(page, person)}</li>`)}
    </ul>
  </aside>`
}

function personRow(page: FormPage, { username, password, says }: SandboxPerson): Html {
  const { language } = page.surroundings
  const fields = html`<input type="hidden" name="username" value="${username}" />
    <input type="hidden" name="password" value="${password}" />
    <button class="person" aria-label="${texts[language].signInAs(username)}" aria-describedby="says-${username}">
      ${username}
    </button>`
  return html`${form(page, 'password', fields)}
    <p id="says-${username}">${says[language]}</p>`
}
