import type { Readable } from 'node:stream'
import { csvStream } from '../exports/csv.ts'
import type { Row } from '../forms/fields.ts'
import { textOf, valuesOf } from '../forms/form.ts'
import { takesSeat } from '../replies/statuses.ts'
import type { Guest } from './seating.ts'

/** The two doors of 10 July: the round table by invitation, the afternoon open to everybody who replied. */
export const doors = ['round-table', 'afternoon'] as const
export type Door = (typeof doors)[number]

/** Who comes: the participant, or whoever was named instead. */
export type Visitor = Guest & {
  name: string
  position: string
  positionRu: string
  isRepresentative: boolean
  advisers: readonly Row[]
}

export function visitorFrom(guest: Guest): Visitor {
  const { person, answers } = guest
  const isRepresentative = textOf(answers, 'ai_attendance') === 'representative'
  const names = [textOf(person, 'family_name'), textOf(person, 'given_names')]
    .filter(Boolean)
    .join(' ')
  return {
    ...guest,
    isRepresentative,
    name: isRepresentative ? textOf(answers, 'ai_representative_name') : names,
    position: textOf(
      isRepresentative ? answers : person,
      isRepresentative ? 'ai_representative_position' : 'position',
    ),
    positionRu: isRepresentative ? '' : textOf(person, 'position_ru'),
    advisers: (answers.advisers as Row[] | undefined) ?? [],
  }
}

export type Order = 'name' | 'table'

/** Who may come in by this door, by name, or by table and there by name; whoever has no table yet stands last. */
export const visitorsAt = (door: Door, guests: readonly Guest[], by: Order = 'name'): Visitor[] =>
  guests
    .filter(({ status, answers }) =>
      door === 'round-table'
        ? takesSeat(status)
        : valuesOf(answers, 'ai_parts').includes('afternoon'),
    )
    .map(visitorFrom)
    .toSorted((a, b) => (by === 'table' ? tableNumber(a) - tableNumber(b) : 0) || byName(a, b))

const beyondAnyTable = 1000
const tableNumber = ({ table }: Guest): number => table ?? beyondAnyTable
const byName = (a: Visitor, b: Visitor): number =>
  a.name.localeCompare(b.name, 'en') || a.replyId - b.replyId

const codes = [
  'table',
  'name',
  'native_name',
  'position',
  'is_representative',
  'organization',
  'organization_ru',
  'country',
  'table_language',
  'adviser_1',
  'adviser_2',
  'reference',
  'status',
]

/** One row a visitor; the same shape as the replies' CSV. Nothing sensitive is in it. */
export const doorListCsv = (visitors: readonly Visitor[]): Readable =>
  csvStream([codes, ...visitors.map(cellsOf)])

const cellsOf = ({ person, answers, advisers, ...visitor }: Visitor): string[] => [
  String(visitor.table ?? ''),
  visitor.name,
  visitor.isRepresentative ? '' : textOf(person, 'native_name'),
  visitor.position,
  visitor.isRepresentative ? '1' : '',
  textOf(person, 'organization'),
  textOf(person, 'organization_ru'),
  textOf(person, 'country'),
  textOf(answers, 'table_language'),
  advisers[0]?.name ?? '',
  advisers[1]?.name ?? '',
  visitor.reference,
  visitor.status,
]
