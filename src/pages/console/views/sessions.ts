// The view of the operator's sessions.

import { IDLE_MINUTES, SESSION_HOURS, type SessionLine } from '../../../domain/operators/session.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { deviceName } from '../device.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { momentView } from './moment.ts'
import { endOtherSessions, endSession } from '../../../operations/own-access.ts'
import { paths } from '../paths.ts'

export type SessionsModel = {
  readonly viewing: Viewing
  /** The id of the current session. */
  readonly currentId: string
  readonly sessions: readonly SessionLine[]
}

const en = {
  title: 'Sessions',
  lead: `Your active sessions. Each ends after ${IDLE_MINUTES} idle minutes, and after ${SESSION_HOURS} hours at the latest.`,
  columns: { device: 'Device', address: 'Address', since: 'Signed in', seen: 'Last seen' },
  unknownDevice: 'Unknown device',
  present: 'This one',
  endThat: (device: string) => `session on ${device}`,
  action: 'Action',
}

type SessionsTexts = typeof en

const fr: SessionsTexts = {
  title: 'Sessions',
  lead: `Vos sessions. Chacune finit après ${IDLE_MINUTES} minutes d’inactivité ou, au plus tard, après ${SESSION_HOURS} heures.`,
  columns: { device: 'Appareil', address: 'Adresse', since: 'Connexion', seen: 'Dernière activité' },
  unknownDevice: 'Appareil inconnu',
  present: 'Celle-ci',
  endThat: (device) => `à la session sur ${device}`,
  action: 'Action',
}

const texts: Readonly<Record<Language, SessionsTexts>> = { en, fr }

export function sessionsView(model: SessionsModel): Html {
  const { viewing, sessions } = model
  const { language } = viewing.page
  const say = texts[language]
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
      consoleForm(
        viewing,
        paths.endOtherSessions,
        html`<button class="second">${endOtherSessions.texts[language].verb}</button>`,
      )
    }`
  return consoleFrame({ viewing, here: 'sessions', title: say.title, body })
}

function sessionRow({ viewing, currentId }: SessionsModel, session: SessionLine, say: SessionsTexts): Html {
  const device = deviceName(session.device.userAgent) ?? say.unknownDevice
  const end = html`<input type="hidden" name="session_id" value="${session.sessionId}" /><button class="quiet">
      ${endSession.texts[viewing.page.language].verb} <span class="unseen">${say.endThat(device)}</span>
    </button>`
  return html`<tr>
    <td data-label="${say.columns.device}">${device}</td>
    <td data-label="${say.columns.address}">${session.device.address}</td>
    <td data-label="${say.columns.since}">${momentView(session.createdAt)}</td>
    <td data-label="${say.columns.seen}">${momentView(session.lastSeenAt)}</td>
    <td>
      ${
        session.sessionId === currentId
          ? html`<span class="tag">${say.present}</span>`
          : consoleForm(viewing, paths.endSession, end)
      }
    </td>
  </tr>`
}
