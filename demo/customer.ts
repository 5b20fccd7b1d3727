// The customer: who it is that connected, as far as the consent tells.

import { z } from 'zod'
import { readJson } from './json.ts'
import type { Read } from './portage.ts'

export type Customer = { readonly firstName: string | undefined }

const customerShape = z.object({
  name: z.object({ first: z.string().optional(), company: z.string().optional() }).optional(),
})

export async function readCustomer(read: Read): Promise<Customer> {
  const { name } = await readJson(await read('/api/fdx/5/customers/current'), customerShape)
  return { firstName: name?.first ?? name?.company }
}
