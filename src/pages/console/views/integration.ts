// The view of an organization's integration level: what each level means, its risk, and the form that sets it.

import { integrationLevels, type IntegrationLevel } from '../../../domain/organizations/integration.ts'
import type { Organization } from '../../../domain/organizations/organization.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { setIntegration } from '../../../operations/integrations.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { path } from '../../../platform/http/path.ts'
import { consoleForm, type Viewing } from '../frame.ts'
import { paths } from '../paths.ts'
import { selectView } from './field.ts'

type LevelTexts = { readonly name: string; readonly means: string; readonly risk: string }

const en = {
  title: 'Older integrations',
  lead: 'By what the servers of this organization are known on the Banking and Data Sharing APIs.',
  ladder:
    'Each level is weaker than the one before it. Another than the first is for integrations that were written before authorize tokens (October 2024) and cannot be changed.',
  warning: (level: string) => `The level of this organization is “${level}”, which is weaker than the contract.`,
  setBack: 'Set it back as soon as the integration has been changed.',
  level: 'Level',
  risk: 'Risk:',
  present: 'present level',
  levels: {
    strict: {
      name: 'Strict',
      means:
        'Each call takes the credential that it is documented with: an authorize token for Authorize, the x-api-key for reads, the API secret for Data Sharing, the secret key for authorize tokens.',
      risk: 'None beyond the contract. This is the default.',
    },
    any_credential: {
      name: 'Any credential',
      means:
        'Any credential of the organization opens every call, in any of the headers flinks-auth-key, x-api-key and Authorization. Authorize also works without an authorize token.',
      risk: 'Whoever steals one of the credentials can do what all of them can do.',
    },
    open_authorize: {
      name: 'Open Authorize',
      means: 'In addition, Authorize works without any credential. Reads and everything else still need one.',
      risk: 'Whoever knows the customerId and a LoginId can begin a session, and learns at which bank the customer is. The customerId is in the address of every Connect page.',
    },
    open_reads: {
      name: 'Open reads',
      means:
        'In addition, accounts, transactions and statements are read with the RequestId alone. Authorize tokens, sharing, deleting and the settings of a login still need a credential.',
      risk: 'Whoever knows the customerId and a LoginId can read all that this customer shares. A LoginId must then be kept as secret as a password. Sharing partners know both: a partner with whom one account was shared can read all accounts of its login.',
    },
  } satisfies Record<IntegrationLevel, LevelTexts>,
}

type IntegrationTexts = Omit<typeof en, 'levels'> & { readonly levels: Readonly<Record<IntegrationLevel, LevelTexts>> }

const fr: IntegrationTexts = {
  title: 'Intégrations anciennes',
  lead: 'À quoi se reconnaissent les serveurs de cette organisation auprès des API bancaire et de partage.',
  ladder:
    'Chaque niveau est plus faible que le précédent. Un autre que le premier convient aux intégrations antérieures aux jetons d’autorisation (octobre 2024) et qu’on ne peut pas modifier.',
  warning: (level) => `Le niveau de cette organisation est «\u00A0${level}\u00A0», plus faible que le contrat.`,
  setBack: 'Revenez au premier niveau dès que l’intégration aura été modifiée.',
  level: 'Niveau',
  risk: 'Risque\u00A0:',
  present: 'niveau actuel',
  levels: {
    strict: {
      name: 'Strict',
      means:
        'Chaque appel exige l’identifiant que prévoit sa documentation\u00A0: un jeton d’autorisation pour Authorize, la x-api-key pour les lectures, le secret d’API pour le partage, la clé secrète pour les jetons d’autorisation.',
      risk: 'Aucun de plus que le contrat. C’est la valeur par défaut.',
    },
    any_credential: {
      name: 'Tout identifiant',
      means:
        'N’importe quel identifiant de l’organisation ouvre tous les appels, dans n’importe lequel des en-têtes flinks-auth-key, x-api-key et Authorization. Authorize se passe de jeton d’autorisation.',
      risk: 'Qui vole un seul des identifiants peut faire tout ce qu’ils permettent ensemble.',
    },
    open_authorize: {
      name: 'Authorize ouvert',
      means:
        'De plus, Authorize fonctionne sans aucun identifiant. Les lectures et tout le reste en exigent encore un.',
      risk: 'Qui connaît le customerId et un LoginId peut ouvrir une session, et apprend à quelle institution est le client. Le customerId figure dans l’adresse de chaque page Connect.',
    },
    open_reads: {
      name: 'Lectures ouvertes',
      means:
        'De plus, comptes, opérations et relevés se lisent avec le seul RequestId. Jetons d’autorisation, partage, suppression et réglages d’une connexion exigent encore un identifiant.',
      risk: 'Qui connaît le customerId et un LoginId peut lire tout ce que ce client partage. Un LoginId doit alors rester aussi secret qu’un mot de passe. Les partenaires de partage connaissent les deux\u00A0: un partenaire avec qui un seul compte est partagé peut lire tous les comptes de la connexion.',
    },
  },
}

const texts: Readonly<Record<Language, IntegrationTexts>> = { en, fr }

const tones: Readonly<Record<IntegrationLevel, 'good' | 'waiting' | 'bad'>> = {
  strict: 'good',
  any_credential: 'waiting',
  open_authorize: 'bad',
  open_reads: 'bad',
}

/** Returns the name of the level with its colour. */
export function levelView(level: IntegrationLevel, language: Language): Html {
  return html`<span class="state ${tones[level]}">${texts[language].levels[level].name}</span>`
}

/** Posts `level`. */
export function integrationSection(
  viewing: Viewing,
  { organizationId, integration }: Organization,
  mayChange: boolean,
): Html {
  const { language } = viewing.page
  const say = texts[language]
  const { levels } = say
  const { verb, means } = setIntegration.texts[language]
  const choices = integrationLevels.map((level) => ({ value: level, text: levels[level].name }))
  return html`<section aria-labelledby="integration">
    <h2 id="integration">${say.title}</h2>
    ${
      integration !== 'strict' &&
      html`<p class="notice" role="note">
        ${say.warning(levels[integration].name)} ${levels[integration].risk} ${say.setBack}
      </p>`
    }
    <p class="hint">${say.lead} ${say.ladder}</p>
    ${integrationLevels.map(
      (level) =>
        html`<h3>
            ${levelView(level, language)} ${level === integration && html`<span class="hint">(${say.present})</span>`}
          </h3>
          <p>${levels[level].means} <strong>${say.risk}</strong> ${levels[level].risk}</p>`,
    )}
    ${
      mayChange &&
      html`<details class="reason">
        <summary>${verb}…</summary>
        <div class="narrow">
          ${consoleForm(
            viewing,
            path(paths.setIntegration, { organizationId }),
            html`${selectView({ name: 'level', label: say.level, hint: means, value: integration, choices })}
              <button class="first">${verb}</button>`,
          )}
        </div>
      </details>`
    }
  </section>`
}
