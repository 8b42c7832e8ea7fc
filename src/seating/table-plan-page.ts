import { type EveryLanguage, everyLanguage, type InEvery, type TextIn } from '../every-language.ts'
import { type PaperHead, paperHead } from '../exports/paper-head.ts'
import { consentsInWords } from '../facts/in-words.ts'
import { countryOf } from '../facts/person.ts'
import type { Language } from '../i18n.ts'
import { type Visitor, visitorFrom } from './door-list.ts'
import type { Guest, SeatingPlan } from './seating-store.ts'
import { seatsEvent } from './seats-event.ts'
import { type RoundTable, roundTablesOf } from './table-mix.ts'

/** The round tables seen from above, and beside each who sits on which seat. */
export type TablePlanPage = { head: PaperHead; tables: TableOnPlan[]; nobody: InEvery }
type TableOnPlan = { number: number; title: InEvery; seats: SeatOnPlan[]; guests: GuestOnPlan[] }
/** `x`, `y`: in the drawing, whose middle is 0. */
type SeatOnPlan = { number: number; x: number; y: number; isTaken: boolean }
type GuestOnPlan = {
  seat: number
  names: TextIn[]
  /** The country and what the guest agrees to, in the reader's language: there is little room. */
  about: string
}

/** From the middle of a table to the middle of a seat; the drawing reaches 60 to each side. */
const radius = 48

export function tablePlanPage(
  seated: readonly Guest[],
  plan: SeatingPlan,
  language: Language,
  now: Temporal.Instant,
): TablePlanPage {
  const every = everyLanguage(language)
  return {
    head: paperHead(every.words('admin:seating.papers.plan'), now, every, seatsEvent),
    tables: roundTablesOf(seated.map(visitorFrom), plan)
      .filter(({ guests }) => guests.length > 0)
      .map(table => tableOnPlan(table, every)),
    nobody: every.words('admin:seating.nobody'),
  }
}

function tableOnPlan(table: RoundTable<Visitor>, every: EveryLanguage): TableOnPlan {
  const { number, size, guests } = table
  const taken = new Set(guests.map(({ seatNumber }) => seatNumber))
  const seats = Math.max(size, ...guests.map(({ seatNumber }) => seatNumber ?? 0))
  return {
    number,
    title: every.inEvery(t => t('admin:seating.number', { number })),
    seats: Array.from({ length: seats }, (_, index) => ({
      number: index + 1,
      ...around(index / seats),
      isTaken: taken.has(index + 1),
    })),
    guests: guests.map(guest => guestOnPlan(guest, every)),
  }
}

/** Clockwise from the top; `turn`: 1 is once around. */
function around(turn: number): { x: number; y: number } {
  const angle = 2 * Math.PI * turn
  const rounded = (value: number) => Math.round(value * 10) / 10
  return { x: rounded(radius * Math.sin(angle)), y: rounded(-radius * Math.cos(angle)) }
}

function guestOnPlan(guest: Visitor, every: EveryLanguage): GuestOnPlan {
  const { t } = every
  const country = countryOf(guest.person)
  const names = [guest.name, guest.nativeName].filter(Boolean)
  return {
    seat: guest.seatNumber ?? 0,
    names: names.flatMap(text => every.typedLine({ text }).texts),
    about: [country && t(`countries:${country}`), ...consentsInWords(guest, t)]
      .filter(Boolean)
      .join('. '),
  }
}
