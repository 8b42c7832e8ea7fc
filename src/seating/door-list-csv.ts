import type { Readable } from 'node:stream'
import { edition } from '#edition/index.ts'
import type { Audit } from '../audit/audit.ts'
import type { Commits } from '../commits.ts'
import { codedColumn, codedCsv, fieldColumns, typedColumn } from '../exports/coded-csv.ts'
import { companionsMax } from '../facts/answers.ts'
import { textOf } from '../forms/form.ts'
import type { Door } from '../forms/meanings.ts'
import type { Language } from '../i18n.ts'
import type { Visitor } from './door-list.ts'
import type { DoorList, DoorLists } from './door-lists.ts'

type Tools = { doorLists: DoorLists; commits: Commits; audit: Audit }

/**
 * The list of a door as CSV, without anything sensitive. The log says how many were on it as it began;
 * whoever withdraws before they are read is left out.
 */
export async function exportDoorList(
  { doorLists, commits, audit }: Tools,
  door: Door,
  language: Language,
  by: string,
): Promise<Readable> {
  const list = await doorLists.at(door, 'name')
  const details = { file: `${door.name}.csv`, rows: list.crowd.visitors }
  await commits.together(() => audit.record(by, 'exported', details))
  return codedCsv(everybodyOn(list), columns, language)
}

const readAtOnce = 100

/** Read while the file is sent. */
function* everybodyOn({ crowd, visitors }: DoorList): Generator<Visitor> {
  for (let from = 0; from < crowd.visitors; from += readAtOnce)
    yield* visitors(from, from + readAtOnce)
}

const person = edition.person.means
const form = edition.formOf('seat')

const ofPerson = (...names: string[]) =>
  fieldColumns<Visitor>(names, (visitor, name) => textOf(visitor.person, name))
const ofAnswers = (...names: (string | undefined)[]) =>
  fieldColumns<Visitor>(names, (visitor, name) => textOf(visitor.answers, name))

/** A column for each person whom the form lets a participant bring. */
const adviserColumns = Array.from({ length: form ? companionsMax(form) : 0 }, (_, index) =>
  typedColumn<Visitor>(`adviser_${index + 1}`, ({ companions }) => companions[index]?.name ?? ''),
)

const columns = [
  codedColumn<Visitor>('table', ({ tableNumber }) => String(tableNumber ?? '')),
  typedColumn<Visitor>('name', ({ name }) => name),
  typedColumn<Visitor>(person.nativeName, ({ nativeName }) => nativeName),
  typedColumn<Visitor>('position', ({ positions }) => positions[0]?.text ?? ''),
  codedColumn<Visitor>('is_representative', ({ isStandIn }) => (isStandIn ? '1' : '')),
  ...ofPerson(...person.organizationName),
  ...ofPerson(person.country),
  ...ofAnswers(form?.means.language),
  ...adviserColumns,
  codedColumn<Visitor>('reference', ({ reference }) => reference),
  codedColumn<Visitor>('status', ({ status }) => status),
  ...ofAnswers(...(form?.means.consents ?? [])),
  codedColumn<Visitor>('seat', ({ seatNumber }) => String(seatNumber ?? '')),
]
