import { edition } from '#edition/index.ts'
import { lastClosesAt } from '../facts/closing.ts'
import { type Preview, typedBadly } from './preview.ts'
import { samplePerson } from './sample-people.ts'

const closedAt = lastClosesAt.add({ seconds: 1 })

/** Valid answers. */
const answers = {
  attendance: 'in_person',
  events: ['wsis_high_level_event'],
  days: ['2025-07-08'],
  official_registration: 'later',
  visa_support: 'unknown',
  listening_language: 'ru',
  list_consent: 'yes',
  privacy_read: 'yes',
}

/** Nobody whom the previews know. */
const somebodyElse = { ...samplePerson(7), ...answers }

const ofForm = (form: string): Preview[] => [
  { name: `${form}, empty`, path: `/${form}` },
  { name: `${form}, nothing answered`, path: `/${form}`, body: {} },
  { name: `${form}, with errors`, path: `/${form}`, body: typedBadly },
  { name: `${form}, participant known`, path: `/${form}?for=OWN`, as: 'withdrawn' },
  { name: `${form}, change`, path: `/${form}?for=OWN`, as: 'everything' },
  { name: `${form}, blank for paper`, path: `/${form}/blank` },
  { name: `${form}, closed`, path: `/${form}`, at: closedAt },
  { name: `${form}, sent too late`, path: `/${form}`, body: typedBadly, at: closedAt },
]

export const formPreviews: readonly Preview[] = [
  ...edition.formPaths.flatMap(ofForm),
  { name: 'participation, for another participant', path: '/participation', as: 'everything' },
  {
    name: 'participation, change after the deadline',
    path: '/participation?for=OWN',
    as: 'everything',
    at: closedAt,
  },
  {
    name: 'participation, opened before a correction',
    path: '/participation?for=OWN',
    body: { ...answers, seen: '0.0' },
    as: 'everything',
  },
  {
    name: 'participation, another name',
    path: '/participation?for=OWN',
    body: somebodyElse,
    as: 'everything',
  },
  { name: 'participation, link ended', path: '/participation?for=REFERENCE', body: somebodyElse },
]
