import type { Services } from '../../src/services.ts'
import { fillDesk } from './big-desk.ts'

const position = 'Head of the Department of all that follows. '.repeat(300)

/** So many replies, each of 13 kB: from a thousand on, a file of them is more than connections hold that nobody reads. */
export function fillWordyDesk(services: Services, replies: number): void {
  fillDesk(services, replies)
  services.database.prepare(`UPDATE participants SET person = json_set(person, '$.position', ?)`).run(position)
}
