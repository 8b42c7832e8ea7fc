/** The facts of this circular. They import nothing of the program, so that everybody may read them. */

export const circular = { number: 'CL-25/18', issuedOn: Temporal.PlainDate.from('2025-02-27') }

/** Where it all takes place, and whose clock counts. */
export const timeZone = 'Europe/Zurich'

/** The letter names a day; this product counts to its last second in Geneva (CEST, UTC+2). */
export const deadlineAt = Temporal.Instant.from('2025-04-30T21:59:59Z')

/** Zones in which the home page tells the deadline too, by language; its words: `home:zones.<name>`. */
export const readerZones = [{ name: 'moscow', zone: 'Europe/Moscow', languages: ['ru'] }]

export const contactEmail = 'wsis-info@itu.int'

/** The official registration, which this site does not replace: where it is, and as people write it. */
export const officialRegistration = {
  url: 'https://www.wsis.org/forum',
  text: 'www.wsis.org/forum',
}

/** Names calendar files, and stands in them as what made them. */
export const calendarFile = { name: 'wsis-2025', product: 'WSIS+20 2025' }

/** Stored with each reply: which wording of the privacy notice was read. */
export const privacyVersion = '2025-04'
