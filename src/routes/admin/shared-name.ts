import { cleanLine, countCharacters } from '../../forms/normalise.ts'
import { isAdmin, type StaffMember } from '../../staff/roles.ts'

/** What members keep under a name for the whole office: deliveries, and sets of columns. */
export const sharedNameMax = 80

export const typedName = (body: unknown): string =>
  cleanLine(String((body as { name?: unknown } | undefined)?.name ?? ''))

/** `key`: the last part of the key of its words; `about`: what they name. */
export type NameProblem = { key: string; about?: { count: number } }

/** Undefined: the name will do. `max`: how many there may be, with this one beside the others. */
export function problemOfName(
  name: string,
  others: readonly { name: string }[],
  max: number,
): NameProblem | undefined {
  if (!name) return { key: 'enter' }
  if (countCharacters(name) > sharedNameMax)
    return { key: 'too_long', about: { count: sharedNameMax } }
  if (others.some(other => other.name.toLowerCase() === name.toLowerCase())) return { key: 'taken' }
  return others.length < max ? undefined : { key: 'no_room', about: { count: max } }
}

/** Whoever made it for the office, and admins. */
export const mayRemove = ({ madeBy }: { madeBy: string }, member: StaffMember): boolean =>
  madeBy === member.email || isAdmin(member)
