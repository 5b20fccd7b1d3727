// Operations on operators: inviting, disabling and unlocking them.

import { disableOperator as disable } from '../domain/operators/disable-operator.ts'
import { findOperator } from '../domain/operators/find-operator.ts'
import { inviteOperator as invite } from '../domain/operators/invite-operator.ts'
import { roles } from '../domain/operators/operator.ts'
import { unlockOperator as unlock } from '../domain/operators/unlock-operator.ts'
import { text, words } from '../platform/http/request-fields.ts'
import { Problem } from '../platform/problem.ts'
import { operation, type Performer } from './operation.ts'

const unknown = 'There is no such operator.'

export const inviteOperator = operation({
  name: 'invite-operator',
  summary: "For commands on the server's own machine alone: makes an operator, or a new way in for one, with a link.",
  role: 'operator',
  needsProof: true,
  texts: {
    en: {
      verb: 'Create the link',
      means:
        'You get a link for the operator, which works once, within an hour. For an existing user name it resets the sign-in, and the role and the name are replaced.',
    },
    fr: {
      verb: 'Créer le lien',
      means:
        'Vous obtenez un lien à remettre, valable une fois et pendant une heure. Pour un nom d’utilisateur qui existe déjà, il ouvre un nouvel accès; le rôle et le nom deviennent ceux-ci.',
    },
  },
  problems: { 409: 'Nobody of the role operator would be left.' },
  fields: () => ({
    user_name: text().describe('Looks like an e-mail address.'),
    role: words(roles),
    name: text().optional(),
  }),
  perform(act, { user_name: userName, role, name }, { vault, performer }) {
    refuseToken(performer)
    return invite(act, vault, { userName, role, name })
  },
  next: () => ({ page: 'operators' }),
})

/** Throws `not_authorized` for a token: it gives no fresh proof, and the new access would outlive the token. */
function refuseToken({ token }: Performer): void {
  if (!token) return
  const detail = 'A token cannot invite an operator. Use the page Operators, or the command create-operator.'
  throw new Problem('not_authorized', detail)
}

export const disableOperator = operation({
  name: 'disable-operator',
  summary: 'Disables an operator: every session, token and way in ends at once.',
  role: 'operator',
  needsProof: true,
  texts: {
    en: { verb: 'Disable', means: 'All sessions, tokens and sign-in methods of this operator end immediately.' },
    fr: {
      verb: 'Désactiver',
      means: 'Toutes les sessions, tous les jetons et tous les modes de connexion prennent fin aussitôt.',
    },
  },
  problems: { 404: unknown, 409: 'It is so already, or nobody else of the role operator can come in.' },
  fields: () => ({ operator_id: text() }),
  perform: (act, { operator_id }) => disable(act, operator_id),
  next: () => ({ page: 'operators' }),
})

export const unlockOperator = operation({
  name: 'unlock-operator',
  summary: 'Unlocks a user name that too many attempts have locked.',
  role: 'operator',
  texts: { en: { verb: 'Unlock' }, fr: { verb: 'Débloquer' } },
  problems: { 404: unknown },
  fields: () => ({ operator_id: text() }),
  async perform(act, { operator_id: operatorId }, { vault }) {
    const { userName } = await findOperator({ read: act.tx }, { operatorId })
    return unlock(act, vault, userName)
  },
  next: () => ({ page: 'operators' }),
})
