import type { Response } from 'express'
import { edition } from '#edition/index.ts'
import type { Outcome } from '../../decisions/decisions.ts'
import type { Translate } from '../../i18n.ts'
import type { ReplyStatus } from '../../replies/statuses.ts'
import type { Reply } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { type Said, say } from '../../web/said.ts'
import { letterHref } from './next-record.ts'
import { urlOf } from './query.ts'
import { nameOf } from './said-of-moves.ts'
import { tablePath } from './table-query.ts'

/** Tells who was invited or whose invitation is taken back, how to undo it, and where its letters wait. */
export function sayDecidedSeats(
  services: Services,
  res: Response,
  { batch, done, skipped }: Outcome,
  to: ReplyStatus,
): void {
  const { t } = res.locals
  const decision = t(`admin:decide.${to}`)
  const [first] = done
  const why = whyNot(services, skipped, t)
  const words =
    first && done.length === 1 && !why
      ? wordsOfOne(services, first, decision)
      : wordsOfSeveral(done.length, decision, why)
  say(res, {
    ...words,
    undo: {
      action: '/admin/seating/decisions/undo',
      inputs: [{ name: 'batch', value: batch }],
    },
  })
}

function wordsOfOne(
  services: Services,
  { id, participantId, form }: Reply,
  decision: string,
): Said {
  const { email, reference = '' } = services.replies.participant(participantId) ?? {}
  return {
    text: email ? 'admin:said.decided_pending' : 'admin:said.decided_untold',
    about: { name: nameOf(services.seating, id), decision },
    next: {
      href: letterHref(reference, form),
      text: email ? 'admin:decision.preview' : 'admin:decision.print',
    },
  }
}

const wordsOfSeveral = (count: number, decision: string, why: string): Said => ({
  text: why ? 'admin:said.some_decided' : 'admin:said.several_decided',
  about: { decision, count, why },
  next: {
    href: urlOf(tablePath, { form: edition.formOf('seat')?.path, pending: 1 }),
    text: 'admin:seating.letters',
  },
})

export function sayUndone(services: Services, res: Response, { done }: Outcome): void {
  const [first] = done
  say(
    res,
    first && done.length === 1
      ? { text: 'admin:said.undone', about: { name: nameOf(services.seating, first.id) } }
      : { text: 'admin:said.several_undone', about: { count: done.length } },
  )
}

/** A message has room for the names of so many. */
const namedMax = 5

/** Whom a change left out, by reason: the names of a few, the number of many. Empty: nobody. */
export const whyNot = (services: Services, skipped: Outcome['skipped'], t: Translate): string =>
  [...Map.groupBy(skipped, ({ why }) => why)]
    .map(([why, some]) => `${whoIn(services, some)}: ${t(`admin:decision.why.${why}`)}`)
    .join('; ')

const whoIn = ({ seating }: Services, some: Outcome['skipped']): string =>
  some.length > namedMax
    ? String(some.length)
    : some.map(({ target }) => nameOf(seating, target.id)).join(', ')
