import { edition } from '#edition/index.ts'
import type { CalendarEvent } from '../calendar.ts'
import { declines, hasStandIn, isInRoom } from '../facts/answers.ts'
import { type Form, findField } from '../forms/form.ts'
import type { Coming } from '../forms/meanings.ts'
import { answering, attributeName } from '../table/field-attributes.ts'
import { type Counting, type Figure, repliesWith } from './figure.ts'

/** An option of how one takes part, and who has chosen it. */
export type Way = { option: string; figure: Figure }

/** How participants take part, by the first form that asks; undefined: none does. */
export function waysIn(search: Counting): { form: Form; field: string; ways: Way[] } | undefined {
  const form = edition.forms.find(({ means }) => means.wayOfTakingPart)
  const field = form?.means.wayOfTakingPart
  if (!form || !field) return undefined
  const ways = waysOf(form).map(option => ({
    option,
    figure: repliesWith(search, answering(form, { [field]: [option] })),
  }))
  return { form, field, ways }
}

/** `standIn`: another person comes in the participant's place. */
export const kindsOfComing = ['inRoom', 'standIn', 'remote'] as const
export type KindOfComing = (typeof kindsOfComing)[number]

/** Who comes to an event, by how they come; undefined: nobody can come to it that way. */
export type Comers = { event: CalendarEvent } & Record<KindOfComing, Figure | undefined>

/** Who comes to each event, in the order of the calendar; events that no form asks about are left out. */
export const comersIn = (search: Counting): Comers[] =>
  edition.calendar.flatMap(event => {
    const asked = edition.forms.flatMap(form =>
      (form.means.comings ?? []).flatMap(coming =>
        coming.event === event.name ? [comersOf(search, form, coming, event)] : [],
      ),
    )
    return asked.slice(0, 1)
  })

function comersOf(search: Counting, form: Form, { when }: Coming, event: CalendarEvent): Comers {
  const field = form.means.wayOfTakingPart
  const figures = kindsOfComing.map(kind => {
    const options = field ? waysOf(form).filter(option => kindOf(form, field, option) === kind) : []
    if (!field || options.length === 0) return [kind, undefined]
    const way = { [attributeName(field, form)]: options }
    return [kind, repliesWith(search, { ...answering(form, when), ...way })]
  })
  return { event, ...Object.fromEntries(figures) }
}

/** Undefined: whoever chooses this option does not come. */
function kindOf({ path }: Form, field: string, option: string): KindOfComing | undefined {
  const reply = { form: path, answers: { [field]: option } }
  if (declines(reply)) return undefined
  if (hasStandIn(reply)) return 'standIn'
  return isInRoom(reply) ? 'inRoom' : 'remote'
}

const waysOf = (form: Form): readonly string[] =>
  findField(form, form.means.wayOfTakingPart ?? '')?.options ?? []
