const tenDigits = (system: string): string[] => [
  ...new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false }).format(1234567890),
]

/** Every way of writing a decimal digit that Unicode knows, with the digit of ours. */
const asAscii = new Map(
  Intl.supportedValuesOf('numberingSystem')
    .map(tenDigits)
    .filter(digits => digits.length === 10 && digits.every(digit => /\p{Nd}/u.test(digit)))
    .flatMap(digits => digits.map((digit, index) => [digit, '1234567890'.charAt(index)] as const)),
)

/** The digits of a text in their order, whatever script they are in: `+٧ (٤٩٥)` is `7495`. */
export const digitsOf = (text: string): string =>
  Array.from(text, character => asAscii.get(character) ?? '').join('')

/** The same text with each digit as ours: what is typed for a number may be in digits of any script. */
export const withAsciiDigits = (text: string): string =>
  Array.from(text, character => asAscii.get(character) ?? character).join('')
