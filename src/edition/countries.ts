import type { Country } from '../forms/edition.ts'

/** Codes by ITU region; names are in `locales/…/countries.json`. 194 Member States and the State of Palestine. */
type Region = 'africa' | 'americas' | 'arab-states' | 'asia-pacific' | 'cis' | 'europe'

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

export const countries: readonly Country[] = Object.entries(codesByRegion)
  .flatMap(([region, codes]) => codes.split(' ').map(code => ({ code, region: region as Region })))
  .sort((a, b) => a.code.localeCompare(b.code))

export const regions = Object.keys(codesByRegion) as Region[]

/**
 * Former, short and long names that people type for the official one, in either language; matched,
 * never shown. No two countries share one.
 */
export const countrySynonyms: Record<string, readonly string[]> = {
  AE: ['ОАЭ', 'Эмираты', 'UAE', 'Emirates'],
  BA: ['Босния', 'Bosnia'],
  BN: ['Бруней', 'Brunei'],
  BO: ['Боливия', 'Bolivia'],
  BY: [
    'Белоруссия',
    'Белорусия',
    'Республика Беларусь',
    'РБ',
    'Byelorussia',
    'Belorussia',
    'Republic of Belarus',
  ],
  CD: ['ДРК', 'Заир', 'Конго-Киншаса', 'DR Congo', 'DRC', 'Zaire', 'Congo-Kinshasa'],
  CF: ['ЦАР', 'CAR'],
  CG: ['Конго-Браззавиль', 'Республика Конго', 'Congo-Brazzaville', 'Republic of the Congo'],
  CH: ['Швейцарская Конфедерация', 'Swiss', 'Suisse', 'Schweiz', 'Svizzera', 'Swiss Confederation'],
  CI: ['Берег Слоновой Кости', 'Ivory Coast'],
  CN: ['КНР', 'Китайская Народная Республика', 'PRC', 'People’s Republic of China'],
  CV: ['Острова Зеленого Мыса', 'Cape Verde'],
  CZ: ['Чехия', 'Чешская Республика', 'Czechia', 'Czech Republic'],
  DE: ['ФРГ', 'Федеративная Республика Германия', 'Deutschland', 'Federal Republic of Germany'],
  EG: ['Арабская Республика Египет', 'Arab Republic of Egypt'],
  ES: ['Королевство Испания', 'España'],
  FM: ['Микронезия', 'Micronesia'],
  FR: ['Французская Республика', 'French Republic'],
  GB: [
    'Великобритания',
    'Соединенное Королевство',
    'Англия',
    'UK',
    'United Kingdom',
    'Great Britain',
    'Britain',
    'England',
  ],
  GR: ['Эллада', 'Hellas'],
  IN: ['Республика Индия', 'Bharat'],
  IR: ['Иран', 'Персия', 'Iran', 'Persia'],
  IS: ['Ísland'],
  JP: ['Nippon'],
  KG: ['Киргизия', 'Киргизстан', 'Кыргызская Республика', 'Kirghizia', 'Kyrgyz Republic'],
  KH: ['Кампучия', 'Kampuchea'],
  KP: ['КНДР', 'Северная Корея', 'DPRK', 'North Korea'],
  KR: ['Южная Корея', 'South Korea', 'ROK'],
  KZ: ['РК', 'Республика Казахстан', 'Republic of Kazakhstan'],
  LA: ['Лаос', 'Laos'],
  LK: ['Цейлон', 'Ceylon'],
  MD: ['Молдавия', 'Молдова', 'Moldova', 'Moldavia'],
  MK: ['Македония', 'Macedonia', 'FYROM'],
  MM: ['Бирма', 'Burma'],
  NL: ['Нидерланды', 'Голландия', 'Netherlands', 'The Netherlands', 'Holland'],
  PG: ['ПНГ', 'PNG'],
  PS: ['Палестина', 'Palestine'],
  RU: ['Россия', 'РФ', 'Russia'],
  SA: ['KSA'],
  SY: ['Сирия', 'Syria'],
  SZ: ['Свазиленд', 'Swaziland'],
  TJ: ['Республика Таджикистан', 'Republic of Tajikistan'],
  TL: ['Восточный Тимор', 'East Timor'],
  TM: ['Туркмения', 'Turkmenia'],
  TR: ['Turkey'],
  TZ: ['Танзания', 'Tanzania'],
  US: ['США', 'Америка', 'USA', 'US', 'United States', 'America'],
  UZ: ['РУз', 'Республика Узбекистан', 'Republic of Uzbekistan'],
  VA: ['Ватикан', 'Vatican', 'Vatican City'],
  VE: ['Венесуэла', 'Venezuela'],
  VN: ['Vietnam'],
  ZA: ['ЮАР', 'RSA'],
}
