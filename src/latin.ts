/**
 * Latin spelling by ICAO Doc 9303, as in passports: Щ→SHCH, Х→KH, Ю→IU, Я→IA, Ъ→IE, Й→I, Ь→nothing.
 * Includes the letters of Belarusian, Kazakh, Kyrgyz, Tajik, Ukrainian and Uzbek.
 */
const spelling: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: 'ie',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  і: 'i',
  ї: 'i',
  є: 'ie',
  ґ: 'g',
  ў: 'u',
  ә: 'a',
  ғ: 'g',
  қ: 'q',
  ң: 'ng',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  ҳ: 'h',
  ҷ: 'j',
  ӣ: 'i',
  ӯ: 'u',
}

/** «Щукин» → "Shchukin"; characters that are not Cyrillic stay. */
export const suggestLatin = (text: string): string =>
  text.normalize('NFC').replace(/\p{Script=Cyrillic}/gu, inLatin)

function inLatin(letter: string): string {
  const small = letter.toLowerCase()
  const latin = spelling[small] ?? ''
  return letter === small ? latin : latin.charAt(0).toUpperCase() + latin.slice(1)
}

/**
 * The text as search compares it: lower case, Latin letters, no accents, single spaces. So «Иванов»
 * finds Ivanov and Ivanov finds «Иванов».
 */
export const foldForSearch = (text: string): string =>
  suggestLatin(text.normalize('NFC').toLowerCase())
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
