import { domainToUnicode } from 'node:url'

/** Scripts with letters that look Latin. */
const other = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u
const latin = /\p{Script=Latin}/u
/** Cyrillic and Greek letters that look like small Latin ones. */
const looksLatin =
  /^[аеорсухѕіјһӏԁԛԝүανοριυκχ\d-]*[аеорсухѕіјһӏԁԛԝүανοριυκχ][аеорсухѕіјһӏԁԛԝүανοριυκχ\d-]*$/u

/**
 * A letter of the name of a site that only looks as it should: of another script in a Latin name, a
 * Latin one in another, or an ending of another script behind a Latin name. Undefined: there is none.
 * `mail.минцифры.рф`, `минцифры.com` and `日本x.jp` are as they should be.
 */
export function strayLetterIn(host: string): string | undefined {
  const labels = (domainToUnicode(host) || host).split('.').filter(Boolean)
  const [name = '', ending = ''] = labels.slice(-2)
  if (latin.test(ending) || !other.test(ending))
    return labels.map(strayInLatin).find(letter => letter !== undefined)
  const mixed = labels.find(label => latin.test(label) && other.test(label))
  if (mixed) return mixed.match(latin)?.[0]
  return latin.test(name) ? ending.match(other)?.[0] : undefined
}

const strayInLatin = (label: string): string | undefined =>
  latin.test(label) || looksLatin.test(label) ? label.match(other)?.[0] : undefined
