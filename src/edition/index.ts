import { defineEdition } from '../forms/edition.ts'
import { aiGovernanceDay } from './ai-governance-day.ts'
import { countries, regions } from './countries.ts'
import { events, sessions } from './events.ts'
import { hints } from './hints.ts'
import { participation } from './participation.ts'
import { person } from './person.ts'
import { protocol } from './protocol.ts'
import { seatingPlan } from './seating.ts'
import { speakingSlot } from './speaking-slot.ts'

/** Circular CL-25/18. A new circular replaces this folder; nothing outside it names a field, a form or a day. */
export const edition = defineEdition({
  person,
  forms: [participation, speakingSlot, aiGovernanceDay],
  calendar: events,
  sessions,
  countries,
  regions,
  hints,
  protocol,
  seatingPlan,
})
