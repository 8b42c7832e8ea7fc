/** Where one is among pages; there, links to the neighbours that there are. */
export type Pager = { text: string; previousHref: string; nextHref: string }
