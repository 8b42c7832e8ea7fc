import { fieldsIn } from '../forms/fields-in.ts'

/** Stands at the end of every form; the reply keeps which notice was read, in which language and when. */
export const privacyRead = fieldsIn('person').checkbox('privacy_read', { page: 'privacy' })
export const hasReadNotice = { [privacyRead.name]: ['yes'] }
