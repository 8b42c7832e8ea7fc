/** What `Intl` knows of a language, by its code, so that no catalogue has to say it. */

/** One of each kind for each language: they are costly to make. */
function perLanguage<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>()
  return language => {
    const known = made.get(language) ?? make(language)
    made.set(language, known)
    return known
  }
}

const collators = perLanguage(language => new Intl.Collator(language))

/** Puts texts in the order of this language's alphabet. */
export const compareIn = (language: string) => collators(language).compare

const numbers = perLanguage(
  language => new Intl.NumberFormat(language, { useGrouping: 'min2', maximumFractionDigits: 20 }),
)

/** Days, years and rows: a page writes dozens of them. A map takes 0 and −0, which is written otherwise, for the same. */
const isUsual = (value: number): boolean => Number.isInteger(value) && value > 0 && value < 10_000
const usualNumbers = perLanguage(() => new Map<number, string>())

/** «12 345»; four digits stand together, and so do years. */
export function numberIn(language: string, value: number): string {
  const write = () => numbers(language).format(value)
  return isUsual(value) ? usualNumbers(language).getOrInsertComputed(value, write) : write()
}

const names = perLanguage(language => {
  const inLanguage = new Intl.DisplayNames(language, { type: 'language' })
  return perLanguage(code => inLanguage.of(code) ?? code)
})

/** What a language is called in another: «английский», "Russian". */
export const nameOfLanguage = (code: string, language: string): string => names(language)(code)

const pluralRules = perLanguage(language => new Intl.PluralRules(language))

/** Which of its plural forms a number takes. */
export const pluralForm = (language: string, count: number): string =>
  pluralRules(language).select(count)

const months = Array.from({ length: 12 }, (_, index) => new Temporal.PlainDate(2025, index + 1, 1))

const monthForms = (['long', 'short'] as const).flatMap(month => [
  { month },
  { month, day: 'numeric' as const },
])

/** The names of the months in every form that a date has in this language, in lower case. */
export const monthNames = (language: string): string[] =>
  monthForms
    .map(form => new Intl.DateTimeFormat(language, form))
    .flatMap(written => months.flatMap(month => firstWord(written.format(month))))

const firstWord = (text: string): string[] =>
  text
    .toLowerCase()
    .match(/\p{L}+/gu)
    ?.slice(0, 1) ?? []

const durations = perLanguage(language => new Intl.DurationFormat(language, { style: 'long' }))

/** «30 дней», "6 months"; the number holds on to its word. */
export const durationIn = (language: string, duration: Temporal.Duration): string =>
  durations(language).format(duration).replaceAll(' ', '\u00a0')

const monthsBesideDays = perLanguage(language => {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' })
  const isName = ({ type }: { type: string }) => type === 'month'
  return months.map(month => format.formatToParts(month).find(isName)?.value ?? '')
})

/** As it stands beside a day: «апреля». */
export const monthIn = (language: string, { month }: Temporal.PlainDate): string =>
  monthsBesideDays(language)[month - 1] ?? ''

/** From Monday on. */
const week = Array.from({ length: 7 }, (_, index) => new Temporal.PlainDate(2025, 9, 1 + index))
const namesOfDays = (weekday: 'long' | 'short') =>
  perLanguage(language => week.map(day => day.toLocaleString(language, { weekday })))
const weekdays = { long: namesOfDays('long'), short: namesOfDays('short') }

export const weekdayIn = (
  language: string,
  { dayOfWeek }: Temporal.PlainDate,
  weekday: 'long' | 'short',
): string => weekdays[weekday](language)[dayOfWeek - 1] ?? ''

const alternatives = perLanguage(language => new Intl.ListFormat(language, { type: 'disjunction' }))

/** «А, Б или В». */
export const eitherIn = (language: string, texts: readonly string[]): string =>
  alternatives(language).format(texts)

/** The script that a language is written in: `Cyrl`, `Latn`. */
export const scriptOf = perLanguage(language => new Intl.Locale(language).maximize().script)
