import { timeToTheSecond } from '../../dates.ts'
import type { Batch } from '../../decisions/batches.ts'
import type { Translate } from '../../i18n.ts'
import type { Letter } from '../../letters/letter.ts'
import type { Services } from '../../services.ts'

/** What has become of letters, in the order in which the page says it. */
export const fates = ['held', 'queued', 'sent', 'failed', 'undone'] as const
type Fate = (typeof fates)[number]

/** What has become of the letters that a batch released: a sentence for each fate. */
export function batchLetters(
  services: Services,
  { id }: Batch,
  replyIds: readonly number[],
  t: Translate,
): string[] {
  const letters = replyIds.flatMap(replyId => lettersAbout(services, replyId, id))
  const byFate = Object.groupBy(letters, letter => fateOf(services, letter))
  const said = fates.flatMap(fate => {
    const some = byFate[fate]
    return some ? [t(`admin:batch.letters_${fate}`, wordsFor(services, some))] : []
  })
  return said.length > 0 ? said : [t('admin:batch.letters_sent', { count: 0 })]
}

function lettersAbout({ replies, outbox }: Services, replyId: number, batch: string): Letter[] {
  const reply = replies.replyById(replyId)
  if (!reply) return []
  return outbox
    .ofParticipant(reply.participantId)
    .filter(({ data }) => data.batch === batch && data.form === reply.form)
}

function fateOf({ outbox }: Services, letter: Letter): Fate {
  if (letter.error === 'cancelled') return 'undone'
  if (letter.state !== 'queued') return letter.state
  return outbox.leavesAt(letter) ? 'held' : 'queued'
}

function wordsFor({ outbox }: Services, letters: readonly Letter[]) {
  const [first] = letters
  const at = first && outbox.leavesAt(first)
  return { count: letters.length, at: at ? timeToTheSecond(at) : '' }
}
