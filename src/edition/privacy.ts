import { fieldsIn } from '../forms/fields-in.ts'
import type { Section } from '../forms/form.ts'

/** The last thing before sending; the reply keeps which notice was read, in which language and when. */
export const privacyRead = fieldsIn('person').checkbox('privacy_read', { page: 'privacy' })
export const hasReadNotice = { [privacyRead.name]: ['yes'] }

/** Stands at the end of every form. */
export const confirmation: Section = { name: 'confirmation', step: 'check', fields: [privacyRead] }
