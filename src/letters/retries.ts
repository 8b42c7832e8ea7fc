/** What nodemailer rejects with; the code is the mail server's. */
export type DeliveryError = Error & { responseCode?: number }

/** How long to wait after each failed try; after the last the letter has failed. */
const waitsMinutes = [1, 5, 15, 60, 240, 720]

/** `attempts`: before the one that failed. None: the server refuses for good, or it was the last. */
export const minutesToNextTry = (
  attempts: number,
  { responseCode = 0 }: DeliveryError,
): number | undefined => (responseCode >= 500 ? undefined : waitsMinutes[attempts])
