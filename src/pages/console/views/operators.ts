// The view of the operators: their roles, sign-in methods and states, and the forms that invite, disable and unlock one.

import type { OperatorLine } from '../../../domain/operators/list-operators.ts'
import { roles } from '../../../domain/operators/operator.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html, type Printable } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, frameTexts, type Viewing } from '../frame.ts'
import { confirmForm } from './confirm-form.ts'
import { fieldView, selectView } from './field.ts'
import { listing } from './listing.ts'
import { momentView } from './moment.ts'
import { shownOnceView } from './shown-once.ts'
import { stateView } from './state.ts'
import { disableOperator, inviteOperator, unlockOperator } from '../../../operations/operators.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

const en = {
  title: 'Operators',
  lead: 'The people who can sign in to this console. A disabled operator stays in the journal and can be invited again.',
  columns: { name: 'Name', role: 'Role', methods: 'Signs in with', state: 'State', action: 'Action' },
  methods: { password: 'password and code', passkey: 'passkey' },
  notYet: 'Not set up yet',
  lockedUntil: (moment: Html): Printable => html`Locked until ${moment}`,
  invite: 'Invite an operator',
  userName: 'User name',
  userNameHint: 'In the form of an e-mail address: ada@example.com.',
  shownName: 'Name',
  role: 'Role',
  roleMeans: 'A viewer reads; an auditor also reads consents and the journal; an operator also makes changes.',
  link: 'Link for the operator',
  expires: 'Valid until',
}

type OperatorTexts = typeof en

const fr: OperatorTexts = {
  title: 'Équipe',
  lead: 'Qui peut entrer dans cette console. Une personne désactivée reste au journal et peut être invitée de nouveau.',
  columns: { name: 'Nom', role: 'Rôle', methods: 'Mode de connexion', state: 'État', action: 'Action' },
  methods: { password: 'mot de passe et code', passkey: 'clé d’accès' },
  notYet: 'Pas encore choisi',
  lockedUntil: (moment) => html`Bloqué jusqu’au ${moment}`,
  invite: 'Inviter quelqu’un',
  userName: 'Nom d’utilisateur',
  userNameHint: 'De la forme d’une adresse de courriel : ada@example.com.',
  shownName: 'Nom',
  role: 'Rôle',
  roleMeans: 'Lecture : consulter. Audit : aussi les consentements et le journal. Exploitation : aussi modifier.',
  link: 'Lien à remettre',
  expires: 'Valable jusqu’au',
}

const texts: Readonly<Record<Language, OperatorTexts>> = { en, fr }

export function operatorsView(viewing: Viewing, operators: readonly OperatorLine[]): Html {
  const { language } = viewing.page
  const say = texts[language]
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    ${listing({
      label: say.title,
      columns: Object.values(say.columns),
      rows: operators.map((line) => [
        html`<bdi>${line.operator.name}</bdi> <span class="id">${line.operator.userName}</span>`,
        frameTexts[language].roles[line.operator.role],
        methodsView(line, say),
        stateOf(line, language, say),
        actionsOf(viewing, line),
      ]),
      empty: '–',
    })}
    ${inviteSection(viewing, say)}`
  return consoleFrame({ viewing, here: 'operators', title: say.title, body })
}

function methodsView({ methods, isDisabled }: OperatorLine, say: OperatorTexts): Printable {
  if (isDisabled) return '–'
  return methods.length === 0 ? say.notYet : methods.map((method) => say.methods[method]).join(', ')
}

function stateOf(
  { isDisabled, lockedUntil, methods }: OperatorLine,
  language: Language,
  say: OperatorTexts,
): Printable {
  if (isDisabled) return stateView('DISABLED', language)
  if (lockedUntil) return say.lockedUntil(momentView(lockedUntil))
  return stateView(methods.length === 0 ? 'INVITED' : 'ACTIVE', language)
}

function actionsOf(viewing: Viewing, { operator, isDisabled, lockedUntil }: OperatorLine): Printable {
  const { language } = viewing.page
  const { operatorId, userName } = operator
  const who = html`<span class="unseen">${userName}</span>`
  const unlock = html`<button class="second">${unlockOperator.texts[language].verb} ${who}</button>`
  return [
    lockedUntil && consoleForm(viewing, path(paths.unlockOperator, { operatorId }), unlock),
    isDisabled
      ? '–'
      : confirmForm(viewing, {
          action: path(paths.disableOperator, { operatorId }),
          about: userName,
          ...disableOperator.texts[language],
        }),
  ]
}

export function invitedView(viewing: Viewing, link: string, expiresAt: Temporal.Instant): Html {
  const say = texts[viewing.page.language]
  const values = [
    [say.link, html`<code class="secret">${link}</code>`],
    [say.expires, momentView(expiresAt)],
  ] as const
  return shownOnceView(viewing, { here: 'operators', title: say.invite, values, next: paths.operators })
}

function inviteSection(viewing: Viewing, say: OperatorTexts): Html {
  const { language } = viewing.page
  const { roles: roleTexts } = frameTexts[language]
  const { verb, means } = inviteOperator.texts[language]
  const content = html`${fieldView({ name: 'user_name', label: say.userName, type: 'email', hint: say.userNameHint })}
    ${fieldView({ name: 'name', label: say.shownName })}
    ${selectView({
      name: 'role',
      label: say.role,
      hint: say.roleMeans,
      choices: roles.map((role) => ({ value: role, text: roleTexts[role] })),
    })} <button class="first">${verb}</button>`
  return html`<section aria-labelledby="invite" class="narrow">
    <h2 id="invite">${say.invite}</h2>
    <p class="hint">${means}</p>
    ${consoleForm(viewing, paths.operators, content)}
  </section>`
}
