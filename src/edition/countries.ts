/** Codes by ITU region; names are in `locales/…/countries.json`. 194 Member States and the State of Palestine. */
export type Region = 'africa' | 'americas' | 'arab-states' | 'asia-pacific' | 'cis' | 'europe'

const codesByRegion: Record<Region, string> = {
  africa:
    'AO BF BI BJ BW CD CF CG CI CM CV ER ET GA GH GM GN GQ GW KE LR LS MG ML MU MW MZ NA NE NG RW SC SL SN SS ST ' +
    'SZ TD TG TZ UG ZA ZM ZW',
  americas:
    'AG AR BB BO BR BS BZ CA CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT US UY VC VE',
  'arab-states': 'AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE',
  'asia-pacific':
    'AF AU BD BN BT CN FJ FM ID IN IR JP KH KI KP KR LA LK MH MM MN MV MY NP NR NZ PG PH PK PW SB SG TH TL TO TV ' +
    'VN VU WS',
  cis: 'AM AZ BY KG KZ RU TJ TM UZ',
  europe:
    'AD AL AT BA BE BG CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IS IT LI LT LU LV MC MD ME MK MT NL NO PL ' +
    'PT RO RS SE SI SK SM TR UA VA',
}

export type Country = { code: string; region: Region }

export const countries: readonly Country[] = Object.entries(codesByRegion)
  .flatMap(([region, codes]) => codes.split(' ').map(code => ({ code, region: region as Region })))
  .sort((a, b) => a.code.localeCompare(b.code))

export const regions = Object.keys(codesByRegion) as Region[]

const regionByCode = new Map(countries.map(country => [country.code, country.region]))

/** The region follows from the country; it is never asked. */
export const regionOf = (code: string): Region | undefined => regionByCode.get(code)

/** What people type for the official name, in either language; matched, never shown. */
export const countrySynonyms: Record<string, string> = {
  AE: 'ОАЭ Эмираты UAE',
  BN: 'Бруней',
  BO: 'Боливия',
  BY: 'Белоруссия Byelorussia',
  CD: 'DR Congo ДРК Zaire',
  CF: 'ЦАР',
  CG: 'Congo-Brazzaville',
  CH: 'Swiss Suisse Schweiz',
  CI: 'Ivory Coast Берег Слоновой Кости',
  CN: 'КНР PRC',
  CV: 'Cape Verde Острова Зеленого Мыса',
  CZ: 'Чехия Czech Republic',
  DE: 'ФРГ Deutschland',
  ES: 'España',
  FM: 'Микронезия',
  GB: 'UK Великобритания Англия Britain England',
  IR: 'Персия',
  IS: 'Island',
  KG: 'Киргизия Kirghizia',
  KH: 'Kampuchea',
  KP: 'North Korea Северная Корея КНДР DPRK',
  KR: 'South Korea Южная Корея',
  KZ: 'РК',
  LA: 'Лаос Laos',
  LK: 'Ceylon Цейлон',
  MD: 'Молдавия Moldavia',
  MK: 'Macedonia Македония FYROM',
  MM: 'Burma Бирма',
  NL: 'Голландия Holland',
  PG: 'ПНГ',
  PS: 'Палестина',
  RU: 'Россия РФ Russia',
  SA: 'KSA',
  SY: 'Сирия',
  SZ: 'Swaziland Свазиленд',
  TL: 'East Timor Восточный Тимор',
  TM: 'Туркмения',
  TR: 'Turkey',
  TZ: 'Танзания',
  US: 'США USA Америка',
  UZ: 'РУз',
  VA: 'Vatican Ватикан',
  VE: 'Венесуэла',
  VN: 'Vietnam',
  ZA: 'ЮАР',
}
