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

/** How long what people have sent is kept: the privacy notice promises it, and what is older is deleted. */
export const keptFor = {
  /** Of a draft, after its last change, and after the deadline of its form. */
  draftAfterChange: Temporal.Duration.from({ days: 14 }),
  draftAfterDeadline: Temporal.Duration.from({ days: 7 }),
  /** After the last day of the event: sensitive answers, and everything else. */
  sensitive: Temporal.Duration.from({ days: 30 }),
  rest: Temporal.Duration.from({ months: 6 }),
}
