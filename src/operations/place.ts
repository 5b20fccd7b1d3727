// A place: a page of the console, named by what it shows. An operation says at which one its outcome is seen.

export type Place =
  | { readonly page: 'recipient'; readonly clientId: string }
  | { readonly page: 'organization' | 'sharing'; readonly organizationId: string }
  | { readonly page: 'registration'; readonly clientId: string; readonly providerId: number }
  | { readonly page: 'consent'; readonly consentId: string }
  | { readonly page: 'invitation'; readonly token: string }
  | { readonly page: 'access' | 'keys' | 'notifications' | 'operators' | 'providers' | 'sessions' }
