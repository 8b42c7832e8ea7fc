/**
 * Signs of which Unicode does not say what they are like, each with what people type for it. Lines
 * are lists of pairs; a sign alone is left out.
 */
const pairs = `
  ı:i ȷ:j ø:o ł:l đ:d ð:d þ:th ß:ss æ:ae œ:oe ŋ:ng ħ:h ə:a ǝ:a ɖ:d ɗ:d ŧ:t ĸ:k ƙ:k ɓ:b ɛ:e ɔ:o ɣ:g
  ɩ:i ɲ:n ʃ:sh ʒ:z ƴ:y ƒ:f ƥ:p ƭ:t ʋ:v ʊ:u ɨ:i ʉ:u ɇ:e ɍ:r ƶ:z ƀ:b ȼ:c ⱥ:a ⱦ:t ɫ:l ɬ:l ꞓ:c ꞑ:n ꞡ:g
  ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz ѕ:dz ҙ:z ҫ:s ҡ:k ҝ:g ҟ:k ҕ:g ҥ:n җ:j ҹ:j ҿ:ch ҽ:ch ԛ:q ԝ:w ѣ:e ѳ:f ѵ:i ѫ:u ҏ:r ӏ
  ς:σ ϲ:σ
  ٱ:ا ى:ي ی:ي ې:ي ے:ي ک:ك ڪ:ك ة:ه ہ:ه ۂ:ه ھ:ه ە:ه ں:ن ـ
  ך:כ ם:מ ן:נ ף:פ ץ:צ
  ǀ ǁ ǂ ǃ
`

export const plainLetters: Readonly<Record<string, string>> = Object.fromEntries(
  pairs
    .trim()
    .split(/\s+/)
    .map(pair => pair.split(':'))
    .map(([sign = '', plain = '']) => [sign, plain]),
)

/**
 * Apostrophes and what stands for them, of which people type one for another: Gʻulomov, G‘ulomov,
 * G'ulomov, Gulomov. With them what nobody sees, but for the half-space, which parts words.
 */
export const apostrophes = /[[['`´‘’‚‛′‵՚׳״＇｀\u02b9-\u02df\u02ec-\u02ef]\p{Cf}]--\u200c]/gv

/** What parts the parts of a name, besides blanks: dashes of every length, the half-space. */
export const dashes = /[\p{Pd}\u200c]/gu
