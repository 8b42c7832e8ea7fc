import { fieldsIn } from '../../src/forms/fields-in.ts'
import type { Section } from '../../src/forms/form.ts'

const noticeSeen = fieldsIn('person').checkbox('notice_seen')

/** The last thing before sending, in every form. */
export const notice: Section = { name: 'notice', step: 'check', fields: [noticeSeen] }
export const hasReadNotice = { [noticeSeen.name]: ['yes'] }
