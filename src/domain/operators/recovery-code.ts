// Recovery codes: ten that an operator keeps on paper, each of which stands in once for the authenticator app.

import { randomText } from '../../platform/ids.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import type { Operator } from './operator.ts'

const HOW_MANY = 10

/** Without i, l, o and u, which are misread. 16 of 32 letters: 80 bits, guessed by nobody through a sign-in form. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 16

/** Replaces all codes of the operator, and gives the new ones this once: `abcd-efgh-jkmn-pqrs`. */
export async function replaceRecoveryCodes(
  act: Act,
  vault: Vault,
  { operatorId, userName }: Pick<Operator, 'operatorId' | 'userName'>,
): Promise<readonly string[]> {
  await act.tx.deleteFrom('operator_recovery_code').where('operator_id', '=', operatorId).execute()
  const codes = Array.from({ length: HOW_MANY }, () => randomText(ALPHABET, LENGTH))
  const rows = codes.map((code) => ({ code_mac: recoveryCodeMac(vault, userName, code), operator_id: operatorId }))
  await act.tx.insertInto('operator_recovery_code').values(rows).execute()
  return codes.map((code) => code.match(/.{4}/g)?.join('-') ?? code)
}

/** Of many at once one wins: the code is gone with its use. */
export async function takeRecoveryCode(act: Act, codeMac: string): Promise<boolean> {
  const taken = await act.tx
    .deleteFrom('operator_recovery_code')
    .where('code_mac', '=', codeMac)
    .returning('code_mac')
    .execute()
  return taken.length === 1
}

/** Whether what was typed has the form of a recovery code: with or without its dashes, in any case. */
export function looksLikeRecoveryCode(typed: string): boolean {
  return new RegExp(`^[${ALPHABET}]{${LENGTH}}$`).test(plain(typed))
}

/** How a code is stored and found: of the user name too, so that nobody's code is another's. */
export function recoveryCodeMac(vault: Vault, userName: string, typed: string): string {
  return vault.mac('recovery code', `${userName} ${plain(typed)}`)
}

function plain(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, '')
}
