import { form } from './form.js'
import { offer } from './offering.js'

/** ICAO Doc 9303; the server has the same table in src/latin.ts, and a test holds the two together. */
const letters = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўәғқңөұүһҳҷӣӯ'
const latin = [
  'a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia',
  'i i ie g u a g q ng o u u h h j i u',
].flatMap(spelled => spelled.split(' '))

/** Offers the Latin spelling of a name. */
export function suggestSpellings() {
  for (const [place, field] of form.querySelectorAll('[data-latin-from]').entries()) {
    // Where the name is not asked in its own script, it may be typed in the wrong one.
    const source = document.getElementById(field.dataset.latinFrom) ?? field
    offer(field, source, () => spellingFor(field, source, place), 'textSuggest')
  }
}

/** A full name gives its first word to the first field that asks, its second to the second. */
function spellingFor(field, source, place) {
  const typed = field.value || (source.value.trim().split(/\s+/)[place] ?? '')
  return /\p{Script=Cyrillic}/u.test(typed) ? inLatin(typed) : ''
}

const inLatin = text => [...text.normalize()].map(letterInLatin).join('')

function letterInLatin(letter) {
  const small = letter.toLowerCase()
  const spelled = latin[letters.indexOf(small)] ?? letter
  return letter === small ? spelled : spelled && spelled[0].toUpperCase() + spelled.slice(1)
}
