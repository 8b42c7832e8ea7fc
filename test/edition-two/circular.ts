/** The facts of a circular that nobody has ever sent: lighthouse keepers are invited to Montevideo. */

export const circular = { number: 'LH-3/27', issuedOn: Temporal.PlainDate.from('2027-06-14') }

export const timeZone = 'America/Montevideo'

/** Papers close first, in the afternoon; the hour of Montevideo is UTC−3. */
export const papersCloseAt = Temporal.Instant.from('2027-09-01T20:59:59Z')
export const visitsCloseAt = Temporal.Instant.from('2027-10-16T02:59:59Z')

export const readerZones = [{ name: 'lisbon', zone: 'Europe/Lisbon', languages: ['en', 'ar-XB'] }]

export const contactEmail = 'keepers@lighthouse.example'

export const officialRegistration = {
  url: 'https://lighthouse.example/enter',
  text: 'lighthouse.example/enter',
}

export const calendarFile = { name: 'lighthouses-2027', product: 'Lighthouses 2027' }

export const privacyVersion = '2027-05'

export const keptFor = {
  draftAfterChange: Temporal.Duration.from({ days: 10 }),
  draftAfterDeadline: Temporal.Duration.from({ days: 3 }),
  sensitive: Temporal.Duration.from({ days: 12 }),
  rest: Temporal.Duration.from({ years: 1 }),
}
