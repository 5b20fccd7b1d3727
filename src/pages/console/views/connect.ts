// The view of an organization's Connect: its settings, the form that changes them, and the code for its site.

import type { Connect } from '../../../domain/connect/connect-settings.ts'
import type { Organization } from '../../../domain/organizations/organization.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { path, withQuery } from '../../../platform/http/path.ts'
import { vendorPaths } from '../../connect/paths.ts'
import { guidePaths } from '../../guides/paths.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { paths } from '../paths.ts'
import { connectTexts, type ConnectTexts } from './connect-texts.ts'
import { fieldView, linesView, selectView, ticksView } from './field.ts'
import { facts } from './listing.ts'

export type ConnectModel = {
  readonly viewing: Viewing
  readonly organization: Organization
  /** Absent until it is opened. */
  readonly connect: Connect | undefined
  readonly issuer: string
  readonly mayChange: boolean
}

export function connectView(model: ConnectModel): Html {
  const { viewing, organization, connect, mayChange } = model
  const say = connectTexts[viewing.page.language]
  const body = html`<p class="trail">
      <a href="${path(paths.organization, organization)}"><bdi>${organization.name}</bdi></a>
    </p>
    <h1>Connect</h1>
    <p class="lead">${say.means}</p>
    ${connect ? connectFacts(connect, say) : html`<p class="empty">${say.noConnect}</p>`}
    ${mayChange && settingsForm(model, say)} ${connect && useSection(model, connect, say)}`
  return consoleFrame({ viewing, here: 'organizations', title: 'Connect', body })
}

function connectFacts(connect: Connect, say: ConnectTexts): Html {
  const { language, theme, accent } = connect.look
  return facts([
    ['client_id', html`<code>${connect.clientId}</code>`],
    [say.redirectUrls, addressList(connect.redirectUrls, say)],
    [say.origins, addressList(connect.origins, say)],
    [say.language, language ? say.languages[language] : say.browser],
    [say.theme, theme ? say.themes[theme] : say.browser],
    [say.accent, accent && html`<code>${accent}</code>`],
    [say.requiresToken, connect.requiresToken ? say.yes : say.no],
    [say.isDefault, connect.isDefault ? say.yes : say.no],
  ])
}

function addressList(addresses: readonly string[], say: ConnectTexts): Html {
  if (addresses.length === 0) return html`${say.none}`
  return html`${addresses.map((address) => html`<code class="line">${address}</code>`)}`
}

function settingsForm({ viewing, organization, connect }: ConnectModel, say: ConnectTexts): Html {
  const { language, theme, accent } = connect?.look ?? {}
  const browsers = { value: '', text: say.browser }
  const fields = html`${!connect && fieldView({ name: 'site', label: say.site, hint: say.siteHint })}
    ${linesView({ name: 'redirect_urls', label: say.redirectUrls, hint: say.redirectUrlsHint, lines: connect?.redirectUrls ?? [] })}
    ${linesView({ name: 'origins', label: say.origins, hint: say.originsHint, lines: connect?.origins ?? [] })}
    ${selectView({
      name: 'language',
      label: say.language,
      hint: say.lookHint,
      value: language ?? '',
      choices: [browsers, { value: 'en', text: say.languages.en }, { value: 'fr', text: say.languages.fr }],
    })}
    ${selectView({
      name: 'theme',
      label: say.theme,
      hint: say.lookHint,
      value: theme ?? '',
      choices: [browsers, { value: 'light', text: say.themes.light }, { value: 'dark', text: say.themes.dark }],
    })}
    ${fieldView({ name: 'accent', label: say.accent, hint: say.accentHint, value: accent ?? '', isShort: true, isOptional: true })}
    ${ticksView({
      name: 'requires_token',
      legend: say.token,
      hint: say.tokenHint,
      choices: [{ value: 'true', text: say.requiresToken, isTicked: connect?.requiresToken ?? false }],
    })}
    ${ticksView({
      name: 'is_default',
      legend: say.default,
      hint: say.defaultHint,
      choices: [{ value: 'true', text: say.isDefault, isTicked: connect?.isDefault ?? false }],
    })} <button class="first">${connect ? say.change : say.open}</button>`
  return html`<details class="reason">
    <summary>${connect ? say.change : say.open}…</summary>
    ${consoleForm(viewing, path(paths.connect, organization), fields)}
  </details>`
}

function useSection({ viewing, issuer }: ConnectModel, connect: Connect, say: ConnectTexts): Html {
  const { customerId, origins, redirectUrls } = connect
  const token = connect.requiresToken && { authorizeToken: 'TOKEN' }
  const framed = withQuery(`${issuer}${vendorPaths.pageWithSlash}`, { customerId, ...token })
  const [redirectUrl] = redirectUrls
  const linked =
    redirectUrl &&
    withQuery(`${issuer}${vendorPaths.pageWithSlash}`, { customerId, redirectUrl, state: 'RANDOM', ...token })
  const guide = path(guidePaths.guide, { guide: 'connect-page' }, { language: viewing.page.language })
  return html`<section aria-labelledby="use">
    <h2 id="use">${say.use}</h2>
    <h3>${say.frame}</h3>
    ${
      origins.length > 0
        ? html`<p class="hint">${say.frameMeans}</p>
            ${code(frameCode(framed, issuer))}`
        : html`<p class="empty">${say.noOrigin}</p>`
    }
    <h3>${say.link}</h3>
    ${
      linked
        ? html`<p class="hint">${say.linkMeans}</p>
            ${code(linked)}`
        : html`<p class="empty">${say.noRedirect}</p>`
    }
    <p><a href="${guide}">${say.guide}</a></p>
  </section>`
}

function frameCode(address: string, issuer: string): string {
  return `<iframe src="${address.replaceAll('&', '&amp;')}" title="Connect your bank" width="100%" height="760"></iframe>
<script>
  addEventListener('message', ({ origin, data }) => {
    if (origin !== '${new URL(issuer).origin}' || data.step !== 'REDIRECT') return
    console.log(data.loginId, data.requestId, data.institution)
  })
</script>`
}

function code(text: string): Html {
  return html`<pre class="snippet"><code>${text}</code></pre>`
}
