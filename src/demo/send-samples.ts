import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import { isLanguage } from '../i18n.ts'
import type { Participant, Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'
import type { SampleParticipant } from './samples.ts'

const { findForm } = edition

/** Sends the samples the way visitors do, one after another over the four weeks before `until`. */
export function sendSamples(
  { receiver, replies }: Services,
  samples: readonly SampleParticipant[],
  until: Temporal.Instant,
  setTime: (at: Temporal.Instant) => void,
): void {
  const hoursApart = (28 * 24) / samples.length
  for (const [index, sample] of samples.entries()) {
    const hoursAgo = Math.round((samples.length - index) * hoursApart)
    setTime(until.subtract({ hours: hoursAgo }))
    sendSample(sample)
  }

  function sendSample({ person, replies: sent, changes, withdraws }: SampleParticipant): void {
    let participant: Participant | undefined
    for (const { form, answers } of sent)
      participant = send(findForm(form) as Form, participant, answers)
    const [first] = sent
    if (!participant || !first) return
    if (changes)
      send(findForm(first.form) as Form, participant, { ...first.answers, notes: 'Sample change' })
    if (withdraws)
      receiver.withdraw(participant, replies.reply(participant.id, first.form) as Reply)

    function send(
      form: Form,
      known: Participant | undefined,
      answers: SampleParticipant['person'],
    ) {
      const language = isLanguage(person.correspondence_language)
        ? person.correspondence_language
        : 'ru'
      const outcome = receiver.submit({ form, participant: known, language, person, answers })
      return 'participant' in outcome ? replies.participant(outcome.participant.id) : known
    }
  }
}
