import { type Preview, typedBadly } from './preview.ts'

/** Previews of signing in. */
export const signInPreviews: readonly Preview[] = [
  { name: 'sign in', path: '/admin/sign-in' },
  {
    name: 'sign in, refused',
    path: '/admin/sign-in',
    body: { email: 'nobody@sample.example', password: 'x' },
  },
  {
    name: 'sign in, tried too often elsewhere',
    path: '/admin/sign-in',
    body: { email: 'nobody@sample.example', password: 'x' },
    refused: 429,
  },
  {
    name: 'sign in, with what was typed',
    path: '/admin/entries/participation',
    body: { ...typedBadly, source: 'letter' },
  },
]

/** Previews of participants, accounts and the log. */
export const staffPreviews: readonly Preview[] = [
  { name: 'participants', path: '/admin/replies?rows=participants', as: 'secretary' },
  {
    name: 'participants who have not replied',
    path: '/admin/replies?rows=participants&missing=participation',
    as: 'secretary',
  },
  { name: 'staff', path: '/admin/staff', as: 'secretary' },
  {
    name: 'staff, wrong address',
    path: '/admin/staff',
    as: 'secretary',
    body: { email: 'nobody' },
  },
  { name: 'account', path: '/admin/account', as: 'secretary' },
  {
    name: 'account, password too short',
    path: '/admin/account/password',
    as: 'secretary',
    body: { password: 'short' },
  },
  { name: 'password, link used', path: '/admin/password/used' },
  { name: 'password', path: '/admin/password/INVITATION' },
  { name: 'password, too short', path: '/admin/password/INVITATION', body: { password: 'short' } },
  { name: 'help of the desk', path: '/admin/help', as: 'secretary' },
  { name: 'first steps', path: '/admin/first-run', as: 'secretary' },
  { name: 'audit log', path: '/admin/audit', as: 'secretary' },
  { name: 'staff error 404', path: '/admin/nothing', as: 'secretary' },
]
