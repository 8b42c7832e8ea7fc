import { fieldsIn } from '../../src/forms/fields-in.ts'

/** Stands at the end of every form. */
export const noticeSeen = fieldsIn('person').checkbox('notice_seen')
export const hasReadNotice = { [noticeSeen.name]: ['yes'] }
