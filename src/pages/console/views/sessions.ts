// The page of sessions: where the operator is signed in, and, for operators, who else may come in.

import type { OperatorLine } from '../../../domain/operators/list-operators.ts'
import { IDLE_MINUTES, SESSION_HOURS, type SessionLine } from '../../../domain/operators/session.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { deviceName } from '../device.ts'
import { consoleForm, consoleFrame, frameWords, type Viewing } from '../frame.ts'
import { momentView } from './moment.ts'

export type SessionsModel = {
  readonly viewing: Viewing
  /** Of this browser. */
  readonly presentId: string
  readonly sessions: readonly SessionLine[]
  /** Undefined for those whom it does not concern. */
  readonly operators: readonly OperatorLine[] | undefined
}

type SessionsWords = {
  readonly title: string
  readonly lead: string
  readonly columns: { readonly device: string; readonly address: string; readonly since: string; readonly seen: string }
  readonly unknownDevice: string
  readonly present: string
  readonly end: string
  readonly endThat: (device: string) => string
  readonly endOthers: string
  readonly operators: string
  readonly operatorColumns: {
    readonly name: string
    readonly role: string
    readonly way: string
    readonly locked: string
  }
  readonly ways: Readonly<Record<OperatorLine['way'], string>>
  readonly notLocked: string
  readonly until: string
  readonly unlock: string
  readonly action: string
}

const en: SessionsWords = {
  title: 'Sessions',
  lead: `Where you are signed in. A session ends after ${IDLE_MINUTES} idle minutes, and after ${SESSION_HOURS} hours in any case.`,
  columns: { device: 'Device', address: 'Address', since: 'Signed in', seen: 'Last seen' },
  unknownDevice: 'Unknown device',
  present: 'This one',
  end: 'End',
  endThat: (device) => `session on ${device}`,
  endOthers: 'End all others',
  operators: 'Who may come in',
  operatorColumns: { name: 'User name', role: 'Role', way: 'Signs in with', locked: 'Locked' },
  ways: { password: 'Password and code', passkey: 'Passkey', invited: 'Has not chosen yet' },
  notLocked: 'No',
  until: 'until',
  unlock: 'Unlock',
  action: 'Action',
}

const fr: SessionsWords = {
  title: 'Sessions',
  lead: `Vos sessions. Chacune finit après ${IDLE_MINUTES} minutes d’inactivité ou, au plus tard, après ${SESSION_HOURS} heures.`,
  columns: { device: 'Appareil', address: 'Adresse', since: 'Connexion', seen: 'Dernière activité' },
  unknownDevice: 'Appareil inconnu',
  present: 'Celle-ci',
  end: 'Mettre fin',
  endThat: (device) => `à la session sur ${device}`,
  endOthers: 'Mettre fin à toutes les autres',
  operators: 'Qui peut entrer',
  operatorColumns: { name: 'Nom d’utilisateur', role: 'Rôle', way: 'Mode de connexion', locked: 'Bloqué' },
  ways: { password: 'Mot de passe et code', passkey: 'Clé d’accès', invited: 'Pas encore choisi' },
  notLocked: 'Non',
  until: 'jusqu’au',
  unlock: 'Débloquer',
  action: 'Action',
}

const words: Readonly<Record<Language, SessionsWords>> = { en, fr }

/** Posts `session_id` to `/console/sessions/end`, nothing to `/console/sessions/end-others`, `user_name` to `/console/sessions/unlock`. */
export function sessionsView(model: SessionsModel): Html {
  const { viewing, sessions, operators } = model
  const say = words[viewing.page.language]
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    <table class="cards">
      <thead>
        <tr>
          ${Object.values(say.columns).map((column) => html`<th scope="col">${column}</th>`)}
          <th scope="col"><span class="unseen">${say.action}</span></th>
        </tr>
      </thead>
      <tbody>
        ${sessions.map((session) => sessionRow(model, session, say))}
      </tbody>
    </table>
    ${
      sessions.length > 1 &&
      consoleForm(viewing, '/console/sessions/end-others', html`<button class="second">${say.endOthers}</button>`)
    }
    ${operators && operatorsSection(viewing, operators, say)}`
  return consoleFrame({ viewing, here: 'sessions', title: say.title, body })
}

function sessionRow({ viewing, presentId }: SessionsModel, session: SessionLine, say: SessionsWords): Html {
  const device = deviceName(session.device.userAgent) ?? say.unknownDevice
  const end = html`<input type="hidden" name="session_id" value="${session.sessionId}" /><button class="quiet">
      ${say.end} <span class="unseen">${say.endThat(device)}</span>
    </button>`
  return html`<tr>
    <td data-label="${say.columns.device}">${device}</td>
    <td data-label="${say.columns.address}">${session.device.address}</td>
    <td data-label="${say.columns.since}">${momentView(session.createdAt)}</td>
    <td data-label="${say.columns.seen}">${momentView(session.lastSeenAt)}</td>
    <td>
      ${
        session.sessionId === presentId
          ? html`<span class="tag">${say.present}</span>`
          : consoleForm(viewing, '/console/sessions/end', end)
      }
    </td>
  </tr>`
}

function operatorsSection(viewing: Viewing, operators: readonly OperatorLine[], say: SessionsWords): Html {
  const columns = say.operatorColumns
  return html`<section aria-labelledby="operators">
    <h2 id="operators">${say.operators}</h2>
    <table class="cards">
      <thead>
        <tr>
          ${Object.values(columns).map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${operators.map(
          ({ operator, way, lockedUntil }) =>
            html`<tr>
              <td data-label="${columns.name}">${operator.userName}</td>
              <td data-label="${columns.role}">${frameWords[viewing.page.language].roles[operator.role]}</td>
              <td data-label="${columns.way}">${say.ways[way]}</td>
              <td data-label="${columns.locked}">
                ${lockedUntil ? unlockForm(viewing, operator.userName, lockedUntil, say) : say.notLocked}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function unlockForm(viewing: Viewing, userName: string, until: Temporal.Instant, say: SessionsWords): Html {
  const button = html`${say.until} ${momentView(until)}
    <input type="hidden" name="user_name" value="${userName}" /><button class="second">
      ${say.unlock} <span class="unseen">${userName}</span>
    </button>`
  return consoleForm(viewing, '/console/sessions/unlock', button)
}
