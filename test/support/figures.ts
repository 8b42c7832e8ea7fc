import type { CheerioAPI } from 'cheerio'

/** Numbers of the page of the day that lead to what they count, each with its address, wherever they stand. */
export function figuresOn($: CheerioAPI): { href: string; count: number }[] {
  const numberIn = (text: string) => Number(text.match(/\d+/)?.[0])
  const found = (selector: string, countOf: (one: ReturnType<typeof $>) => string) =>
    $(selector)
      .toArray()
      .map(one => ({
        href: $(one).is('a') ? $(one).attr('href') : $(one).find('a').attr('href'),
        count: numberIn(countOf($(one))),
      }))
  return [
    ...found('.queues li', one => one.find('strong').text()),
    ...found('.news-head > a', one => one.text().replace(/^.*:/, '')),
    ...found('.bars tbody tr', one => one.find('.number').text()),
    ...found('.figures td, .seats li:not(:first-child)', one => one.text().replace(/^.*:/, '')),
    ...found('.days li, .chart a', one => one.text().replace(/^[^:]*:/, '')),
  ].flatMap(({ href, count }) => (href ? [{ href, count }] : []))
}
