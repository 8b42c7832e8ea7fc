import { edition } from '#edition/index.ts'
import { lastClosesAt } from '../facts/closing.ts'
import { type Preview, typedBadly } from './preview.ts'

const closedAt = lastClosesAt.add({ seconds: 1 })

/** Valid answers with a `seen` that does not match what is stored. */
const outdated = {
  seen: '0.0',
  attendance: 'in_person',
  events: ['wsis_high_level_event'],
  days: ['2025-07-08'],
  official_registration: 'later',
  visa_support: 'unknown',
  listening_language: 'ru',
  list_consent: 'yes',
  privacy_read: 'yes',
}

const ofForm = (form: string): Preview[] => [
  { name: `${form}, empty`, path: `/${form}` },
  { name: `${form}, nothing answered`, path: `/${form}`, body: {} },
  { name: `${form}, with errors`, path: `/${form}`, body: typedBadly },
  { name: `${form}, participant known`, path: `/${form}`, as: 'withdrawn' },
  { name: `${form}, change`, path: `/${form}`, as: 'everything' },
  { name: `${form}, blank for paper`, path: `/${form}/blank` },
  { name: `${form}, closed`, path: `/${form}`, at: closedAt },
  { name: `${form}, sent too late`, path: `/${form}`, body: typedBadly, at: closedAt },
]

export const formPreviews: readonly Preview[] = [
  ...edition.formPaths.flatMap(ofForm),
  {
    name: 'participation, opened before a correction',
    path: '/participation',
    body: outdated,
    as: 'everything',
  },
]
