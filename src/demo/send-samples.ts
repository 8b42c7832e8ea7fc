import { edition } from '#edition/index.ts'
import { emailOf, languageOf } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import type { Form } from '../forms/form.ts'
import { languages } from '../i18n.ts'
import type { Entry, Participant, Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'
import type { SampleParticipant } from './samples.ts'

/** Sends the samples as visitors do, evenly over the four weeks before `until`. */
export function sendSamples(
  services: Services,
  samples: readonly SampleParticipant[],
  until: Temporal.Instant,
  setTime: (at: Temporal.Instant) => void,
): void {
  const hoursApart = (28 * 24) / samples.length
  for (const [index, sample] of samples.entries()) {
    const hoursAgo = Math.round((samples.length - index) * hoursApart)
    setTime(until.subtract({ hours: hoursAgo }))
    sendSample(services, sample)
  }
}

function sendSample(services: Services, sample: SampleParticipant): void {
  const { receiver, replies } = services
  const { person, replies: sent, changes, withdraws } = sample
  let participant: Participant | undefined
  for (const { form, answers } of sent)
    participant = send(services, form, person, answers, participant)
  const [first] = sent
  if (!participant || !first) return
  if (changes) {
    const answers = { ...first.answers, notes: 'Sample change' }
    send(services, first.form, person, answers, participant)
  }
  if (withdraws) receiver.withdraw(participant, replies.reply(participant.id, first.form) as Reply)
}

/** Whoever has no e-mail address has sent a letter. */
const writtenDown: Entry = {
  by: 'secretary@sample.example',
  source: { kind: 'letter', details: '№ 46/1' },
}

/** Returns the participant as stored after the reply. */
function send(
  { receiver, replies }: Services,
  path: string,
  person: Answers,
  answers: Answers,
  participant: Participant | undefined,
): Participant | undefined {
  const form = edition.findForm(path) as Form
  const language = languageOf(person, languages[0])
  const entry = emailOf(person) ? undefined : writtenDown
  const outcome = receiver.submit({ form, participant, language, person, answers, entry })
  return 'reply' in outcome ? replies.participant(outcome.participant.id) : participant
}
