// The views of trials: the list with the form that begins one, one trial with its steps, and the way back from the bank.

import type { Provider } from '../../../domain/providers/provider.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import type { Trial, TrialStep } from '../../../domain/trials/trial.ts'
import { writeStep } from '../../../domain/trials/write-report.ts'
import { tryBank } from '../../../operations/trials.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { path } from '../../../platform/http/path.ts'
import type { PageSurroundings } from '../../page.ts'
import { consoleForm, consoleFrame, signedOutFrame, type Viewing } from '../frame.ts'
import { paths } from '../paths.ts'
import { facts, listing, nameWithId } from './listing.ts'
import { liveControl, livePart, spokenPart } from './live.ts'
import { momentView } from './moment.ts'
import { trialTexts } from './trial-texts.ts'

type Model = { readonly viewing: Viewing; readonly provider: Provider; readonly mayTry: boolean }

export function trialsView({ viewing, provider, trials, mayTry }: Model & { readonly trials: readonly Trial[] }): Html {
  const { language } = viewing.page
  const say = trialTexts[language]
  const { providerId, name } = provider
  const { verb, means } = tryBank.texts[language]
  const begin = html`<p>${means}</p>
    <button class="first">${verb}</button>`
  const body = html`<h1>${say.title}</h1>
    <p>${nameWithId(name[language], String(providerId))}</p>
    <p class="lead">${say.lead}</p>
    ${mayTry && consoleForm(viewing, path(paths.tryBank, { providerId }), begin)}
    <h2>${say.earlier}</h2>
    ${listing({
      label: say.earlier,
      columns: [say.begun, say.result, say.trial],
      rows: trials.map((trial) => [
        momentView(trial.begunAt),
        resultView(trial, language),
        html`<a href="${path(paths.trial, { providerId, trialId: trial.id })}"><code>${trial.id}</code></a>`,
      ]),
      empty: say.none,
    })}`
  return consoleFrame({ viewing, here: 'providers', title: say.title, body })
}

type TrialModel = Model & {
  readonly trial: Trial
  /** The path of the script that keeps the steps up to date. */
  readonly livePath: string
}

export function trialView({ viewing, provider, trial, mayTry, livePath }: TrialModel): Html {
  const { language } = viewing.page
  const say = trialTexts[language]
  const { providerId, name } = provider
  const title = `${say.of} ${name[language]}`
  const runs = trial.state === 'checking' || trial.state === 'reading' || trial.state === 'waiting'
  const body = html`<h1>${say.of} <bdi>${name[language]}</bdi></h1>
    ${facts([
      [say.result, spokenPart('state', resultView(trial, language))],
      [say.begun, momentView(trial.begunAt)],
    ])}
    ${runs && liveControl(language)}
    <div data-part="sign-in">${trial.state === 'waiting' && mayTry && signInLink(trial, language)}</div>
    <h2>${say.steps}</h2>
    ${livePart('steps', stepsView(trial.steps, language))} ${runs && html`<noscript><p>${say.reload}</p></noscript>`}
    <details class="reason">
      <summary>${say.asText}</summary>
      ${livePart('text', html`<pre class="snippet">${reportOf(trial, title, language)}</pre>`)}
    </details>
    <p><a href="${path(paths.trials, { providerId })}">${say.again}</a></p>`
  return consoleFrame({ viewing, here: 'providers', title, body, scriptPath: runs ? livePath : undefined })
}

function signInLink({ id: trialId, providerId }: Trial, language: Language): Html {
  const { signIn, signInMeans } = trialTexts[language]
  return html`<p>${signInMeans}</p>
    <p><a class="button first" href="${path(paths.leaveForTrial, { providerId, trialId })}">${signIn}</a></p>`
}

const tones = { passed: 'good', failed: 'bad', skipped: 'over' } as const

function stepsView(steps: readonly TrialStep[], language: Language): Html {
  const say = trialTexts[language]
  return listing({
    label: say.steps,
    columns: [say.step, say.outcome, say.expected, say.came],
    rows: steps.map(({ title, outcome, expected, came, advice }) => [
      title[language],
      html`<span class="state ${tones[outcome]}">${say.outcomes[outcome]}</span>`,
      expected[language],
      html`${came[language]} ${advice && html`<br /><strong>${say.advice}:</strong> ${advice[language]}`}`,
    ]),
    empty: say.noSteps,
  })
}

/** Of one that is done, whether all is green; of any other, how far it is. */
function resultView({ state, steps }: Trial, language: Language): Html {
  const say = trialTexts[language]
  const red = steps.filter(({ outcome }) => outcome === 'failed').length
  if (state === 'done') {
    return html`<span class="state ${red === 0 ? 'good' : 'bad'}">${red === 0 ? say.good : say.bad(red)}</span>`
  }
  return html`<span class="state ${state === 'over' ? 'over' : 'waiting'}">${say.states[state]}</span>`
}

function reportOf({ id, begunAt, steps }: Trial, title: string, language: Language): string {
  return [`${title}, ${begunAt.toString()}, ${id}`, ...steps.map((step) => writeStep(step, language))].join('\n\n')
}

export function backFromBankView(page: PageSurroundings, href: string): Html {
  const say = trialTexts[page.language]
  const body = html`<h1>${say.back}</h1>
    <p class="lead">${say.backMeans}</p>
    <p><a class="button first" href="${href}">${say.toTrial}</a></p>`
  return signedOutFrame({ page, title: say.back, body })
}
