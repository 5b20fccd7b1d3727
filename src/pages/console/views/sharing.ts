// The view of an organization's data sharing: Connect, sharing partners, shared accounts and logins.

import type { Provider } from '../../../domain/providers/provider.ts'
import type { Sharing } from '../../../domain/shares/find-sharing.ts'
import type { ShareState } from '../../../domain/shares/list-shares.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleFrame, type Viewing } from '../frame.ts'
import { confirmForm } from './confirm-form.ts'
import { facts, listing, nameWithId } from './listing.ts'
import { momentView } from './moment.ts'
import { reasonForm } from './reason-form.ts'
import { sharingTexts, type SharingTexts } from './sharing-texts.ts'
import { stateView, type State } from './state.ts'
import { deleteLogin, disableSharingPartner, enableSharingPartner, endShare } from '../../../operations/sharing.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

export type SharingModel = Sharing & {
  readonly viewing: Viewing
  readonly providers: readonly Provider[]
  readonly mayChange: boolean
}

export function sharingView(model: SharingModel): Html {
  const { viewing, organization } = model
  const say = sharingTexts[viewing.page.language]
  const body = html`<p class="trail">
      <a href="${path(paths.organization, organization)}"><bdi>${organization.name}</bdi></a>
    </p>
    <h1>${say.title}</h1>
    ${connectSection(model, say)} ${partnerSection(model, say)} ${shareSection(model, say)} ${loginSection(model, say)}`
  return consoleFrame({ viewing, here: 'organizations', title: say.title, body })
}

function connectSection({ organization, connect }: SharingModel, say: SharingTexts): Html {
  return html`<section aria-labelledby="connect">
    <h2 id="connect">Connect</h2>
    <p class="hint">${say.connectMeans}</p>
    ${connect && facts([['client_id', html`<code>${connect.clientId}</code>`]])}
    <p><a href="${path(paths.connect, organization)}">${say.connectLink}</a></p>
  </section>`
}

function partnerSection(model: SharingModel, say: SharingTexts): Html {
  const { viewing, organization, partners, mayChange } = model
  const { organizationId } = organization
  const { language } = viewing.page
  return html`<section aria-labelledby="partners">
    <h2 id="partners">${say.partners}</h2>
    <p class="hint">${say.partnersMean}</p>
    ${listing({
      label: say.partners,
      columns: [say.name, say.state, say.created, say.changed, mayChange && say.action],
      rows: partners.map(({ permissionId, name, isEnabled, createdAt, changedAt }) => [
        nameWithId(name, permissionId),
        stateView(isEnabled ? 'ACTIVE' : 'DISABLED', language),
        momentView(createdAt),
        momentView(changedAt),
        confirmForm(viewing, {
          action: path(isEnabled ? paths.disableSharingPartner : paths.enableSharingPartner, {
            organizationId,
            permissionId,
          }),
          about: name,
          ...(isEnabled ? disableSharingPartner : enableSharingPartner).texts[language],
        }),
      ]),
      empty: say.noPartners,
    })}
  </section>`
}

const SHOWN: Readonly<Record<ShareState, State>> = {
  LIVING: 'LIVING',
  EXPIRED: 'EXPIRED',
  ENDED: 'ENDED',
  CONSENT_ENDED: 'ENDED',
}

function shareSection({ viewing, organization, shares, mayChange }: SharingModel, say: SharingTexts): Html {
  const { organizationId } = organization
  return html`<section aria-labelledby="shares">
    <h2 id="shares">${say.shares}</h2>
    <p class="hint">${say.sharesMean}</p>
    ${listing({
      label: say.shares,
      columns: [say.account, say.login, say.state, say.until, say.lastRead, mayChange && say.action],
      rows: shares.map(({ shareId, accountHandle, loginId, state, expiresAt, lastRead }) => [
        html`<code class="id">${accountHandle}</code>`,
        html`<code class="id">${loginId}</code>`,
        stateView(SHOWN[state], viewing.page.language),
        momentView(expiresAt),
        lastRead ? html`${momentView(lastRead.at)} <bdi>${lastRead.partner}</bdi>` : say.never,
        (state === 'LIVING' || state === 'EXPIRED') &&
          confirmForm(viewing, {
            action: path(paths.endShare, { organizationId, shareId }),
            about: accountHandle,
            ...endShare.texts[viewing.page.language],
          }),
      ]),
      empty: say.noShares,
    })}
  </section>`
}

function loginSection(model: SharingModel, say: SharingTexts): Html {
  const { viewing, organization, logins, providers, mayChange } = model
  const { organizationId } = organization
  const { language } = viewing.page
  const { verb, means } = deleteLogin.texts[language]
  const nameOf = new Map(providers.map(({ providerId, name }) => [providerId, name[language]]))
  return html`<section aria-labelledby="logins">
    <h2 id="logins">${say.logins}</h2>
    <p class="hint">${say.loginsMean}</p>
    ${listing({
      label: say.logins,
      columns: ['LoginId', say.recipient, say.provider, say.created, say.state, mayChange && say.action],
      rows: logins.map(({ loginId, clientName, providerId, createdAt, consentId }) => [
        html`<code class="id">${loginId}</code>`,
        html`<bdi>${clientName}</bdi>`,
        html`<bdi>${nameOf.get(providerId)}</bdi>`,
        momentView(createdAt),
        stateView(consentId === undefined ? 'ENDED' : 'LIVING', language),
        reasonForm(viewing, {
          id: `login-${loginId}`,
          action: path(paths.deleteLogin, { organizationId, loginId }),
          verb,
        }),
      ]),
      empty: say.noLogins,
    })}
    ${mayChange && logins.length > 0 && html`<p class="hint">${means}</p>`}
  </section>`
}
