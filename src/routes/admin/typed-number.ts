import { z } from 'zod'
import { withAsciiDigits } from '../../digits.ts'
import { cleanLine } from '../../forms/normalise.ts'

/** What somebody types where a number is asked: in digits of any script, with blanks around it. */
export const typedDigits = z.string().transform(text => withAsciiDigits(cleanLine(text)))

/** A whole number that somebody types. */
export const typedNumber = (min: number, max: number) =>
  typedDigits
    .pipe(z.string().regex(/^\d+$/))
    .pipe(z.coerce.number<string>().int().min(min).max(max))
