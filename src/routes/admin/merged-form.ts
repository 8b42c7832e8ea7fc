import { edition } from '#edition/index.ts'
import { type AnswerOnPage, answersOnPage } from '../../forms/answers-on-page.ts'
import type { Participant } from '../../participants/participants.ts'
import type { Reader } from '../../reader.ts'
import type { MergedForm, Pair } from '../../replies/merging.ts'
import { isInForce } from '../../replies/statuses.ts'
import type { Reply } from '../../replies/store.ts'
import { momentOf } from './reply-page/moment.ts'

/** One form of two records that become one: which reply stays, or which may be chosen. */
export type MergedFormOnPage = {
  title: string
  /** The two that somebody has to choose from. */
  choices: Choice[]
  /** What is said where there is nothing to choose. */
  stays: string
}
type Choice = {
  id: string
  name: string
  value: number
  isChosen: boolean
  reference: string
  text: string
  answers: AnswerOnPage[]
}

const choiceId = (form: string, side: 'kept' | 'other'): string => `stays-${form}-${side}`

/** Where the first choice of the page stands. */
export const firstChoice = (forms: readonly MergedForm[]): string => {
  const first = forms.find(({ mustChoose }) => mustChoose)
  return choiceId(first?.form ?? '', 'kept')
}

export function mergedFormOnPage(
  merged: MergedForm,
  pair: Pair,
  chosen: readonly number[],
  reader: Reader,
): MergedFormOnPage {
  const { form, mustChoose } = merged
  const choices = (['kept', 'other'] as const).flatMap(side => {
    const reply = merged[side]
    return reply ? [choiceOf(reply, side, pair[side], chosen, reader)] : []
  })
  const staying = isInForce(merged.kept) ? merged.kept : (merged.other ?? merged.kept)
  return {
    title: reader.t(`${form}:short`),
    choices: mustChoose ? choices : [],
    stays: staying ? described(staying, reader) : reader.t('admin:reply.no_reply'),
  }
}

const choiceOf = (
  reply: Reply,
  side: 'kept' | 'other',
  { reference }: Participant,
  chosen: readonly number[],
  reader: Reader,
): Choice => ({
  id: choiceId(reply.form, side),
  name: `stays-${reply.form}`,
  value: reply.id,
  isChosen: chosen.includes(reply.id),
  reference,
  text: described(reply, reader),
  answers: answersOf(reply, reader),
})

const described = ({ status, changedAt }: Reply, reader: Reader): string =>
  reader.t('admin:merging.reply', {
    status: reader.t(`admin:status.${status}`),
    moment: momentOf(changedAt, reader).text,
  })

/** Only writers come here, and they may see everything. */
function answersOf({ form, answers }: Reply, reader: Reader): AnswerOnPage[] {
  const found = edition.findForm(form)
  return found ? answersOnPage(found, answers, reader) : []
}
