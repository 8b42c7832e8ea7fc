import { timeToTheSecond } from '../../dates.ts'
import type { Translate } from '../../i18n.ts'
import type { Letter } from '../../letters/letter.ts'
import type { Outbox } from '../../letters/outbox.ts'

/** Whether a letter has gone, or when it goes. */
export function letterState({ leavesAt }: Outbox, letter: Letter, t: Translate): string {
  const at = leavesAt(letter)
  return at
    ? t('admin:reply.letter_leaves', { at: timeToTheSecond(at) })
    : t(`admin:reply.letter_state.${letter.state}`)
}
