// States as the console shows them: a word with a colour, because a colour alone is not accessible (WCAG 1.4.1).

import type { ProviderStatus } from '../../../domain/providers/provider.ts'
import type { RegistrationStatus } from '../../../domain/registrations/registration.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'

export type State = RegistrationStatus | ProviderStatus | 'INVITED' | 'DISABLED' | 'LIVING' | 'ENDED' | 'EXPIRED'

const tones: Readonly<Record<State, 'good' | 'waiting' | 'bad' | 'over'>> = {
  PENDING_APPROVAL: 'waiting',
  PENDING_ACTIVATION: 'waiting',
  ACTIVE: 'good',
  REJECTED: 'over',
  SUSPENDED: 'bad',
  INVITED: 'waiting',
  DRAFT: 'waiting',
  RETIRED: 'over',
  DISABLED: 'bad',
  LIVING: 'good',
  ENDED: 'over',
  EXPIRED: 'over',
}

export const stateTexts: Readonly<Record<Language, Readonly<Record<State, string>>>> = {
  en: {
    PENDING_APPROVAL: 'Waits for approval',
    PENDING_ACTIVATION: 'Waits for activation',
    ACTIVE: 'Active',
    REJECTED: 'Rejected',
    SUSPENDED: 'Suspended',
    INVITED: 'Invited',
    DRAFT: 'Draft',
    RETIRED: 'Retired',
    DISABLED: 'Disabled',
    LIVING: 'Active',
    ENDED: 'Ended',
    EXPIRED: 'Expired',
  },
  fr: {
    PENDING_APPROVAL: 'En attente d’approbation',
    PENDING_ACTIVATION: 'En attente d’activation',
    ACTIVE: 'En service',
    REJECTED: 'Refus',
    SUSPENDED: 'En suspens',
    INVITED: 'Invitation en attente',
    DRAFT: 'Ébauche',
    RETIRED: 'Retiré',
    DISABLED: 'Hors service',
    LIVING: 'En vigueur',
    ENDED: 'Terminé',
    EXPIRED: 'Expiré',
  },
}

export function stateView(state: State, language: Language): Html {
  return html`<span class="state ${tones[state]}">${stateTexts[language][state]}</span>`
}
