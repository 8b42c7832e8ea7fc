import { edition } from '#edition/index.ts'

/** The event to which seats are given; the whole meeting where no door asks for a seat. */
export const seatsEvent: string | undefined = edition
  .formOf('seat')
  ?.means.doors?.find(({ needsSeat }) => needsSeat)?.event
