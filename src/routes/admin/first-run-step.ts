import type { TextIn } from '../../every-language.ts'
import type { Reader } from '../../reader.ts'
import type { StatusLook } from '../../replies/flows/status.ts'
import type { Services } from '../../services.ts'
import type { StaffMember } from '../../staff/roles.ts'

/** Something to be set up before the invitation goes out. */
export type Step = {
  id: string
  title: string
  /** Whether it is done, as that of a status. */
  look: StatusLook
  /** Says the same. */
  mark: string
  /** How far it is, in sentences. */
  states: TextIn[]
  /** Addresses to copy. */
  addresses: { id: string; name: string; url: string }[]
  /** Where it is done. */
  way?: { href: string; text: string }
  /** What is pressed to try it. */
  button?: { action: string; text: string }
}

/** As each step makes it: the page adds what all of them have. */
export type Unmarked = Omit<Step, 'look' | 'mark' | 'addresses'> &
  Partial<Pick<Step, 'addresses'>> & { isDone: boolean }

/** What a step is read from. */
export type Asked = { services: Services; reader: Reader; member: StaffMember }
