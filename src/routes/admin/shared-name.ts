import { cleanLine, countCharacters } from '../../forms/normalise.ts'
import { isAdmin, type StaffMember } from '../../staff/roles.ts'

/** What members keep under a name for the whole office: deliveries, and sets of columns. */
export const sharedNameMax = 80

export const typedName = (body: unknown): string =>
  cleanLine(String((body as { name?: unknown } | undefined)?.name ?? ''))

/** The last part of the key of its words; undefined: the name will do. */
export function problemOfName(
  name: string,
  others: readonly { name: string }[],
  hasRoom: boolean,
): string | undefined {
  if (!name) return 'enter'
  if (countCharacters(name) > sharedNameMax) return 'too_long'
  if (others.some(other => other.name.toLowerCase() === name.toLowerCase())) return 'taken'
  return hasRoom ? undefined : 'no_room'
}

/** Whoever made it for the office, and admins. */
export const mayRemove = ({ madeBy }: { madeBy: string }, member: StaffMember): boolean =>
  madeBy === member.email || isAdmin(member)
