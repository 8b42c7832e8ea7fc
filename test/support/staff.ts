import type { Language } from '../../src/i18n.ts'
import type { Role } from '../../src/staff/roles.ts'
import type { TestApp } from './app.ts'
import { createVisitor } from './visitor.ts'

const password = 'correct horse battery'

/** A browser of somebody at the desk; the same name is the same account. */
export async function signedIn(app: TestApp, role: Role = 'reviewer', language: Language = 'en', name: string = role) {
  const email = `${name}-${language}@itu.example`.toLowerCase()
  if (!app.services.staff.list().some(member => member.email === email))
    await app.services.staff.add({ email, password, role, language }, 'x')
  const visitor = createVisitor(app)
  await visitor.post('/admin/sign-in', { email, password })
  return visitor
}
