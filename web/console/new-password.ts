import type { Request } from 'express'
import type { FormFault } from '../../bot/content/console-schema.ts'
import { faultOfPassword } from '../../bot/conversations/accounts/password.ts'
import { field } from './form.ts'

/** Why the form's new password is refused; null when it is accepted. */
export function faultOfNewPassword(request: Request): FormFault | null {
  const password = field(request, 'password')
  return faultOfPassword(password) ?? (password === field(request, 'repeat') ? null : 'not-repeated')
}
