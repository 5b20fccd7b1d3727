// Operations on an organization's data sharing: sharing partners, shared accounts and logins.

import { deleteLogin as remove } from '../domain/logins/delete-login.ts'
import { enablePartner } from '../domain/shares/enable-partner.ts'
import { endShare as end } from '../domain/shares/end-share.ts'
import { text } from '../platform/http/request-fields.ts'
import { reason } from './fields.ts'
import { operation } from './operation.ts'
import type { Place } from './place.ts'

const sharing = ({ organization_id: organizationId }: { readonly organization_id: string }): Place => ({
  page: 'sharing',
  organizationId,
})

const sharingPartner = () => ({ organization_id: text(), permission_id: text() })
const unknownPartner = { 404: 'The organization has no such sharing partner.' }

export const enableSharingPartner = operation({
  name: 'enable-sharing-partner',
  summary: 'Enables a sharing partner: its AuthSecret opens what is shared again.',
  role: 'operator',
  texts: {
    en: { verb: 'Enable', means: 'Its AuthSecret works again.' },
    fr: { verb: 'Activer', means: 'Son AuthSecret ouvre de nouveau ce qui est partagé.' },
  },
  problems: unknownPartner,
  fields: sharingPartner,
  async perform(act, { organization_id: organizationId, permission_id: permissionId }, { vault }) {
    await enablePartner(act, vault, { organizationId, permissionId }, true)
  },
  next: sharing,
})

export const disableSharingPartner = operation({
  name: 'disable-sharing-partner',
  summary: 'Disables a sharing partner: its AuthSecret opens nothing.',
  role: 'operator',
  texts: {
    en: { verb: 'Disable', means: 'Its AuthSecret is refused from this moment.' },
    fr: { verb: 'Désactiver', means: 'Dès maintenant, son AuthSecret n’ouvre plus rien.' },
  },
  problems: unknownPartner,
  fields: sharingPartner,
  async perform(act, { organization_id: organizationId, permission_id: permissionId }, { vault }) {
    await enablePartner(act, vault, { organizationId, permissionId }, false)
  },
  next: sharing,
})

export const endShare = operation({
  name: 'end-share',
  summary: 'Ends the sharing of one account with the partners, for good.',
  role: 'operator',
  texts: {
    en: {
      verb: 'End now',
      means:
        'The access token stops working immediately and permanently. To share the account again, the customer must consent again.',
    },
    fr: {
      verb: 'Mettre fin',
      means:
        'Le jeton d’accès ne vaut plus rien aussitôt, et pour toujours. Il faut un nouveau consentement du client pour partager de nouveau le compte.',
    },
  },
  problems: { 409: 'It has ended already, or there is no such share.' },
  fields: () => ({ share_id: text() }),
  perform: (act, { share_id }) => end(act, share_id, 'operator'),
  next: (_input, organizationId) => ({ page: 'sharing', organizationId }),
})

export const deleteLogin = operation({
  name: 'delete-login',
  summary: 'Deletes a login with everything that is held for it, with the reason.',
  role: 'operator',
  texts: {
    en: {
      verb: 'Delete',
      means:
        'Deleting a login ends its consent and its shares, and deletes the data that is stored for it. The journal keeps a record.',
    },
    fr: {
      verb: 'Supprimer',
      means:
        'Supprimer une connexion met fin à son consentement et à tout ce qui en est partagé, et efface ce qui est conservé. Le journal garde le fait.',
    },
  },
  problems: { 404: 'The organization has no such login.', 409: 'A read of it is still under way.' },
  fields: () => ({ organization_id: text(), login_id: text(), reason }),
  perform: (act, { organization_id, login_id, reason }) => remove(act, organization_id, login_id, reason),
  next: sharing,
})
