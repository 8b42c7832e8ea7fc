import { edition } from '#edition/index.ts'
import type { Answers } from '../forms/fields.ts'
import { samplePerson } from './sample-people.ts'
import { type Sample, sampleReplies } from './sample-replies.ts'

/** `changes`, `withdraws`: whether the participant changes or withdraws the first reply later. */
export type SampleParticipant = {
  person: Answers
  replies: Sample[]
  changes: boolean
  withdraws: boolean
}

export const samples: readonly SampleParticipant[] = Array.from({ length: 54 }, (_, index) => ({
  person: samplePerson(index),
  replies: sampleReplies(index),
  changes: index % 7 === 3,
  withdraws: index % 9 === 4,
}))

/** Of somebody who has replied to every form, and whose address nothing else is shown of. */
export const linkedSample = samples.findLastIndex(
  ({ replies, withdraws }) => !withdraws && replies.length === edition.forms.length,
)
