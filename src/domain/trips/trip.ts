// A trip to a bank: who began it, and what the connector needs to end the sign-in. A state leads back to it.

/** What a trip belongs to: the page that the browser comes back to, and the cookie that it is bound to. */
export type TripOwner = { readonly kind: 'authorization' | 'visit' | 'trial'; readonly id: string }

/** The purpose under which what the connector needs is sealed. */
export const TRIP = 'bank trip'

export const ownerColumns = {
  authorization: 'authorization_id',
  visit: 'visit_id',
  trial: 'trial_id',
} as const satisfies Readonly<Record<TripOwner['kind'], string>>
