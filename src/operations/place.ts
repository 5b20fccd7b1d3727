// A place: a page of the console, identified by its content. An operation names the one that shows its outcome.

export type Place =
  | { readonly page: 'recipient'; readonly clientId: string }
  | { readonly page: 'organization' | 'connect' | 'sharing' | 'webhook'; readonly organizationId: string }
  | { readonly page: 'registration'; readonly clientId: string; readonly providerId: number }
  | { readonly page: 'provider'; readonly providerId: number }
  | { readonly page: 'consent'; readonly consentId: string }
  | { readonly page: 'trial'; readonly providerId: number; readonly trialId: string }
  | { readonly page: 'invitation'; readonly token: string }
  | { readonly page: 'access' | 'keys' | 'notifications' | 'operators' | 'providers' | 'sessions' }
