import { edition } from '#edition/index.ts'
import { lastClosesAt } from '../facts/closing.ts'
import type { Answers } from '../forms/fields.ts'
import { type Form, type Step, steps } from '../forms/form.ts'
import { inputsOf } from '../forms/read-answers.ts'
import { inSteps } from '../forms/steps.ts'
import { type Preview, typedBadly } from './preview.ts'
import { samplePerson } from './sample-people.ts'
import { sampleReplies } from './sample-replies.ts'
import { linkedSample, samples } from './samples.ts'

const closedAt = lastClosesAt.add({ seconds: 1 })

/** Nobody whom the previews know. */
const somebody = { ...samplePerson(7), contact_email: 'somebody@sample.example' }
/** Who has replied to everything, with something changed. */
const linkedPerson = { ...samples[linkedSample]?.person, position: 'Head of the Authority' }
const somebodyBad = edition.personAndAnswers(typedBadly).person

/** Each form in each of its steps. */
const ofForm = (form: Form): Preview[] => [
  ...ofAnswers(form),
  ...ofParticipant(form),
  ...ofCheck(form),
  ...ofUnsent(form),
  ...ofRefusal(form),
  { name: `${form.path}, blank for paper`, path: `/${form.path}/blank` },
  { name: `${form.path}, closed`, path: `/${form.path}`, at: closedAt },
  { name: `${form.path}, sent too late`, path: `/${form.path}`, body: typedBadly, at: closedAt },
]

const ofAnswers = ({ path }: Form): Preview[] => [
  { name: `${path}, empty`, path: `/${path}` },
  { name: `${path}, with errors`, path: `/${path}/participant`, body: typedBadly },
  { name: `${path}, nothing answered in any step`, path: `/${path}`, body: {} },
  { name: `${path}, participant known`, path: `/${path}?for=OWN`, as: 'withdrawn' },
  { name: `${path}, change`, path: `/${path}?for=OWN`, as: 'everything' },
]

const ofParticipant = (form: Form): Preview[] => [
  {
    name: `${form.path}, participant`,
    path: `/${form.path}/participant`,
    body: bodyOf(form, ['answer']),
  },
  {
    name: `${form.path}, participant, with errors`,
    path: `/${form.path}/check`,
    body: bodyOf(form, ['answer', 'participant'], somebodyBad),
  },
  {
    name: `${form.path}, participant known, to be changed`,
    path: `/${form.path}/participant?for=OWN`,
    body: { ...bodyOf(form, ['answer']), change: 'yes' },
    as: 'everything',
  },
]

/** A speech of somebody who has not confirmed participation is hinted at. */
const ofCheck = (form: Form): Preview[] => {
  const body = bodyOf(form, ['answer', 'participant'])
  return [
    { name: `${form.path}, check`, path: `/${form.path}/check`, body },
    { name: `${form.path}, check, not confirmed`, path: `/${form.path}`, body },
    {
      name: `${form.path}, check, participant known`,
      path: `/${form.path}/check?for=OWN`,
      body: bodyOf(form, ['answer']),
      as: 'everything',
    },
  ]
}

const ofUnsent = (form: Form): Preview[] => {
  const body = bodyOf(form, steps)
  const own = { path: `/${form.path}?for=OWN`, as: 'everything' } as const
  const outdated = { ...bodyOf(form, ['answer', 'check']), seen: '0.0' }
  return [
    { name: `${form.path}, opened before a correction`, ...own, body: outdated },
    { name: `${form.path}, another name`, ...own, body },
    {
      name: `${form.path}, sent before, from elsewhere`,
      path: `/${form.path}`,
      as: 'linked',
      body: bodyOf(form, steps, linkedPerson),
    },
    { name: `${form.path}, link ended`, path: `/${form.path}?for=REFERENCE`, body },
  ]
}

/** Whoever declines is asked next to nothing, and may do so after the deadline. */
const ofRefusal = (form: Form): Preview[] => {
  const { path, means } = form
  if (!means.declines) return []
  const refusal = Object.fromEntries(
    Object.entries(means.declines).map(([name, [option = '']]) => [name, option]),
  )
  const body = { ...bodyOf(form, ['participant']), ...refusal }
  return [
    { name: `${path}, refusal`, path: `/${path}?${new URLSearchParams(refusal)}` },
    { name: `${path}, refusal, participant`, path: `/${path}/participant`, body: refusal },
    { name: `${path}, refusal, check`, path: `/${path}/check`, body },
    { name: `${path}, late refusal`, path: `/${path}?late=1`, at: closedAt },
    { name: `${path}, late refusal, check`, path: `/${path}/check`, body, at: closedAt },
  ]
}

/** Good answers in these steps, as their pages send them. */
function bodyOf(form: Form, some: readonly Step[], person: Answers = somebody): Preview['body'] {
  const sample = sampleReplies(0).find(reply => reply.form === form.path)
  const asked = inSteps(edition.withPerson(form), some)
  const inputs = inputsOf(asked, { ...person, ...sample?.answers })
  const byName = Object.groupBy(inputs, ({ name }) => name)
  return Object.fromEntries(
    Object.entries(byName).map(([name, all = []]) => [name, all.map(({ value }) => value)]),
  )
}

export const formPreviews: readonly Preview[] = [
  ...edition.forms.flatMap(ofForm),
  { name: 'participation, for another participant', path: '/participation', as: 'everything' },
  {
    name: 'participation, change after the deadline',
    path: '/participation?for=OWN',
    as: 'everything',
    at: closedAt,
  },
]
