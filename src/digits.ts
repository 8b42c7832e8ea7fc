const isDigit = (code: number): boolean => /\p{Nd}/u.test(String.fromCodePoint(code))

/**
 * Of a decimal digit of any script the one of ours. Unicode keeps the ten of a script together, from
 * zero on; some scripts have several tens in a row.
 */
function asAscii(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (isDigit(zero - 1)) zero--
  return String((code - zero) % 10)
}

/** The digits of a text in their order, whatever script they are in: `+٧ (٤٩٥)` is `7495`. */
export const digitsOf = (text: string): string =>
  withAsciiDigits(text.match(/\p{Nd}/gu)?.join('') ?? '')

/** The same text with each digit as ours: what is typed for a number may be in digits of any script. */
export const withAsciiDigits = (text: string): string => text.replace(otherDigits, asAscii)

const otherDigits = /[\p{Nd}--[0-9]]/gv
