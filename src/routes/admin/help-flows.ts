import type { Translate } from '../../i18n.ts'
import {
  nextStatuses,
  type ReplyStatus,
  type Status,
  type StatusLook,
  statusesOf,
} from '../../replies/statuses.ts'

/** The statuses of a form: who has the next word, and what may follow. */
export type FlowOnPage = {
  form: string
  title: string
  /** From left to right; one in which no status of the form is, is left out. */
  columns: { title: string; statuses: StatusInFlow[] }[]
}

type StatusInFlow = {
  text: string
  look: StatusLook
  /** A new reply begins here. */
  isFirst: boolean
  /** What the secretariat, and what the participant, can make of it. */
  ways: { who: string; steps: { text: string; hasLetter: boolean }[] }[]
}

/** Whose word it is, with the looks that say so. */
const columns: readonly { name: string; looks: readonly StatusLook[] }[] = [
  { name: 'secretariat', looks: ['new', 'ours'] },
  { name: 'participant', looks: ['theirs'] },
  { name: 'nobody', looks: ['positive', 'closed'] },
]

export const flowOnPage = (form: string, t: Translate): FlowOnPage => ({
  form,
  title: t(`${form}:short`),
  columns: columns
    .map(({ name, looks }) => ({
      title: t(`admin:help.flow.${name}`),
      statuses: statusesOf(form)
        .filter(({ look }) => looks.includes(look))
        .map(status => statusInFlow(form, status, t)),
    }))
    .filter(({ statuses }) => statuses.length > 0),
})

const statusInFlow = (
  form: string,
  { name, look, isFirst }: Status,
  t: Translate,
): StatusInFlow => ({
  text: t(`admin:status.${name}`),
  look,
  isFirst: isFirst !== undefined,
  ways: [wayOf('staff', form, name, t), wayOf('participant', form, name, t)].filter(
    ({ steps }) => steps.length > 0,
  ),
})

/** A decision is called by what one does, an answer by what it leads to. */
const wayOf = (by: 'staff' | 'participant', form: string, status: ReplyStatus, t: Translate) => ({
  who: t(`admin:help.by.${by}`),
  steps: nextStatuses({ form, status }, by).map(({ name, hasLetter = false }) => ({
    text: t(by === 'staff' ? `admin:decide.${name}` : `admin:status.${name}`),
    hasLetter,
  })),
})
